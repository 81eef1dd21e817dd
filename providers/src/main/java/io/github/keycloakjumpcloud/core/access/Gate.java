package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides at every login, the first and each later one, whether the person may come in. The gate is asked before any
 * account is touched.
 */
public final class Gate {

    private static final int NAMES_SHOWN = 20;

    private Gate() {}

    /** The refusal of the first check that fails, in the order of {@link GateCheck}; if none fails, the admission. */
    public static GateDecision check(AccessPolicy policy, GateFacts facts) {
        return examine(policy, facts).stream()
                .flatMap(answer -> answer.refusal().stream())
                .findFirst()
                .<GateDecision>map(GateDecision.Rejected::new)
                .orElseGet(() -> new GateDecision.Admitted(email(facts).orElseThrow()));
    }

    /**
     * The answer of every check, in the order of {@link GateCheck}. A failed check does not stop the others. Where the
     * e-mail address is missing or unusable, the checks of NameID and domain pass.
     */
    public static List<GateAnswer> examine(AccessPolicy policy, GateFacts facts) {
        Optional<EmailAddress> email = email(facts);
        return List.of(
                new GateAnswer(GateCheck.CERTIFICATE, certificate(facts)),
                new GateAnswer(GateCheck.ATTRIBUTE_NAMES, strictNames(facts)),
                new GateAnswer(GateCheck.EMAIL, emailPresent(facts, email)),
                new GateAnswer(GateCheck.NAME_ID, email.flatMap(address -> nameId(facts, address))),
                new GateAnswer(GateCheck.DOMAIN, email.flatMap(address -> domain(policy, address))),
                new GateAnswer(GateCheck.GROUPS, groups(policy, facts)));
    }

    private static Optional<EmailAddress> email(GateFacts facts) {
        return facts.email().flatMap(EmailAddress::parse).filter(facts.letters()::take);
    }

    private static Optional<Refusal> certificate(GateFacts facts) {
        return facts.certificateExpiredSince()
                .map(since -> new Refusal(RefusalReason.CERTIFICATE_EXPIRED, "the certificate expired on " + since));
    }

    private static Optional<Refusal> strictNames(GateFacts facts) {
        return facts.missingStrict()
                .map(field -> new Refusal(
                        RefusalReason.REQUIRED_ATTRIBUTE_MISSING,
                        "the attribute for " + field + " did not come under its configured name; " + received(facts)));
    }

    private static Optional<Refusal> emailPresent(GateFacts facts, Optional<EmailAddress> email) {
        if (email.isPresent()) {
            return Optional.empty();
        }
        boolean blank = facts.email().map(AttributeText::trim).orElse("").isEmpty();
        String fact = blank ? "no e-mail address came; " + received(facts) : unusable(facts);
        return Optional.of(new Refusal(RefusalReason.EMAIL_MISSING, fact));
    }

    private static String unusable(GateFacts facts) {
        return facts.email().flatMap(EmailAddress::parse).isPresent()
                ? "the e-mail address has letters beyond ASCII before the @, and the realm sends mail without"
                        + " 'Allow UTF-8'"
                : "the e-mail value is not an e-mail address that Keycloak accepts";
    }

    private static Optional<Refusal> nameId(GateFacts facts, EmailAddress email) {
        Optional<EmailAddress> named = EmailAddress.parse(facts.nameId());
        boolean looksLikeEmail =
                named.isPresent() || (facts.nameIdIsEmail() && facts.nameId().contains("@"));
        if (!looksLikeEmail || named.filter(email::samePerson).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                RefusalReason.NAME_ID_DIFFERS,
                "the NameID is an e-mail address, and not that of the e-mail attribute"));
    }

    private static Optional<Refusal> domain(AccessPolicy policy, EmailAddress email) {
        if (policy.domains().admits(email)) {
            return Optional.empty();
        }
        String fact = policy.domains().verified().isEmpty()
                ? "the connection trusts no e-mail domain: those of its Organization are unverified or gone"
                : "the e-mail domain is none of the trusted ones: " + policy.domains();
        return Optional.of(new Refusal(RefusalReason.DOMAIN_NOT_TRUSTED, fact));
    }

    private static Optional<Refusal> groups(AccessPolicy policy, GateFacts facts) {
        if (policy.allowedGroups().isEmpty()) {
            return Optional.empty();
        }
        if (!facts.attributes().has(policy.groupsAttribute())) {
            return Optional.of(new Refusal(
                    RefusalReason.GROUP_ATTRIBUTE_ABSENT,
                    "the group attribute " + policy.groupsAttribute() + " did not come; " + received(facts)));
        }
        List<String> groups = facts.attributes().values(policy.groupsAttribute());
        if (groups.stream().anyMatch(group -> isAllowed(policy, group))) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                RefusalReason.NOT_IN_ALLOWED_GROUP,
                "none of " + groups.size() + " received groups is allowed; allowed: "
                        + list(policy.allowedGroups().stream().map(GroupPattern::text))));
    }

    private static boolean isAllowed(AccessPolicy policy, String group) {
        return policy.allowedGroups().stream().anyMatch(pattern -> pattern.matches(group));
    }

    private static String received(GateFacts facts) {
        return "attributes received: " + list(facts.attributes().names().stream());
    }

    private static String list(Stream<String> names) {
        String shown = names.limit(NAMES_SHOWN)
                .map(name -> AttributeText.clean(name, AttributeText.NAME_LIMIT))
                .collect(Collectors.joining(", "));
        return shown.isEmpty() ? "none" : shown;
    }
}
