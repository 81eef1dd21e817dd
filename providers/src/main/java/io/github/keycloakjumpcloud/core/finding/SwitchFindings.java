package io.github.keycloakjumpcloud.core.finding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks for faults in {@link ProviderSwitches}. */
final class SwitchFindings {

    /** JumpCloud's assertions are valid for this long before and after their time. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final List<Finding> found = new ArrayList<>();

    private SwitchFindings() {}

    static List<Finding> of(ConnectionFacts facts) {
        SwitchFindings findings = new SwitchFindings();
        findings.blocking(facts);
        findings.weakening(facts);
        findings.surprising(facts.switches());
        return findings.found;
    }

    /** Settings with which nobody can sign in. */
    private void blocking(ConnectionFacts facts) {
        ProviderSwitches switches = facts.switches();
        switches.refused()
                .ifPresent(sentence -> add(FindingKind.SETTING_REFUSED, "this could not be saved today: " + sentence));
        if (switches.linkOnly()) {
            add(FindingKind.LINK_ONLY, "Link only is on, so nobody can sign in");
        }
        switch (switches.encryption()) {
            case WANTED ->
                add(
                        FindingKind.ENCRYPTION_WANTED,
                        "Want Assertions encrypted is on, and JumpCloud does not encrypt: every login ends in JC-314");
            case WANTED_WITHOUT_KEY ->
                add(
                        FindingKind.ENCRYPTION_WANTED,
                        "Want Assertions encrypted is on, and the realm has no key of use ENC to read them with");
            case NOT_WANTED -> {
                // Nothing to say.
            }
        }
        if (switches.asksByRedirect()
                && facts.redirectDeclared().filter(declared -> !declared).isPresent()) {
            add(
                    FindingKind.REDIRECT_NOT_OFFERED,
                    "requests go by HTTP-Redirect, and JumpCloud's metadata has no address for that");
        }
    }

    /** Settings that accept or store more than needed. */
    private void weakening(ConnectionFacts facts) {
        ProviderSwitches switches = facts.switches();
        if (switches.trustsEmail() && facts.domains() == ConnectionFacts.Domains.ANY) {
            add(
                    FindingKind.EVERY_ADDRESS_VERIFIED,
                    "Trust Email is on and every e-mail domain is let in, so whatever address JumpCloud's administrators"
                            + " enter counts as verified");
        }
        if (switches.keepsResponses()) {
            add(
                    FindingKind.RESPONSES_KEPT,
                    "Store tokens is on, so the database keeps the last response of each person, with all it says");
        }
        if (switches.clockSkew().compareTo(WINDOW) > 0) {
            add(
                    FindingKind.CLOCK_SKEW_WIDE,
                    "assertions are accepted " + switches.clockSkew().toSeconds()
                            + " seconds before and after their time");
        }
    }

    /** Settings with effects that an admin would not expect. */
    private void surprising(ProviderSwitches switches) {
        if (!switches.followsAtEachLogin()) {
            add(
                    FindingKind.SYNC_MODE_NOT_FORCE,
                    "the Sync mode of a mapper is not Force: what JumpCloud changes or takes away stays as it is here");
        }
        switches.logoutUrl()
                .ifPresent(url -> add(
                        FindingKind.LOGOUT_LEADS_AWAY,
                        "who signs out is sent to " + url + ", and JumpCloud has no single logout"));
        if (switches.wantsAnswersByRedirect()) {
            add(
                    FindingKind.ANSWER_BY_REDIRECT,
                    "requests ask for an answer by HTTP-Redirect; SAML knows none, and JumpCloud answers by HTTP-POST");
        }
    }

    private void add(FindingKind kind, String fact) {
        found.add(new Finding(kind, fact));
    }
}
