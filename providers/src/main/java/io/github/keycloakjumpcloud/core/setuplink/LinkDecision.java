package io.github.keycloakjumpcloud.core.setuplink;

/** Whether an administrator gets the link that they ask for. */
public sealed interface LinkDecision {

    /** The link may be made on these terms. */
    record Granted(LinkTerms terms) implements LinkDecision {}

    /** It may not. */
    record Denied(LinkDenial denial) implements LinkDecision {}
}
