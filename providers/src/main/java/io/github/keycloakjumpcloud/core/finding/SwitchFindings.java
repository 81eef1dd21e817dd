package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
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
        findings.surprising(facts);
        findings.loginPage(facts);
        return findings.found;
    }

    /** Settings with which nobody can sign in. */
    private void blocking(ConnectionFacts facts) {
        ProviderSwitches switches = facts.switches();
        if (!switches.refused().isEmpty()) {
            add(FindingFact.SETTING_REFUSED, new WrongInput(switches.refused()).asArgument());
        }
        if (switches.linkOnly()) {
            add(FindingFact.LINK_ONLY);
        }
        switch (switches.encryption()) {
            case WANTED -> add(FindingFact.ENCRYPTION_WANTED);
            case WANTED_WITHOUT_KEY -> add(FindingFact.ENCRYPTION_WITHOUT_KEY);
            case NOT_WANTED -> {
                // Nothing to say.
            }
        }
        if (switches.asksByRedirect()
                && facts.redirectDeclared().filter(declared -> !declared).isPresent()) {
            add(FindingFact.REDIRECT_NOT_OFFERED);
        }
    }

    /** Settings that accept or store more than needed. */
    private void weakening(ConnectionFacts facts) {
        ProviderSwitches switches = facts.switches();
        if (switches.trustsEmail() && facts.domains() == ConnectionFacts.Domains.ANY) {
            add(FindingFact.EVERY_ADDRESS_VERIFIED);
        }
        if (switches.keepsResponses()) {
            add(FindingFact.RESPONSES_KEPT);
        }
        if (switches.clockSkew().compareTo(WINDOW) > 0) {
            add(
                    FindingFact.CLOCK_SKEW_WIDE,
                    FactArgument.number(switches.clockSkew().toSeconds()));
        }
    }

    /** Settings with effects that an admin would not expect. */
    private void surprising(ConnectionFacts facts) {
        ProviderSwitches switches = facts.switches();
        if (!switches.followsAtEachLogin()) {
            add(FindingFact.SYNC_MODE_NOT_FORCE);
        } else if (!facts.overwrittenEdits().isEmpty()) {
            add(FindingFact.EDITS_OVERWRITTEN, FactArgument.texts(facts.overwrittenEdits()));
        }
        switches.logoutUrl().ifPresent(url -> add(FindingFact.LOGOUT_LEADS_AWAY, FactArgument.text(url)));
        if (switches.wantsAnswersByRedirect()) {
            add(FindingFact.ANSWER_BY_REDIRECT);
        }
    }

    private void loginPage(ConnectionFacts facts) {
        switch (facts.switches().loginPage()) {
            case AMONG_MANY -> add(FindingFact.BUTTON_AMONG_MANY);
            case NOT_AT_ALL -> add(FindingFact.LOGIN_PAGE_WITHOUT_WAY);
            case WELL -> {
                // Nothing to say.
            }
        }
    }

    private void add(FindingFact kind, FactArgument... arguments) {
        found.add(Finding.of(kind, arguments));
    }
}
