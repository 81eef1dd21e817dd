package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.util.List;
import java.util.Optional;

/**
 * Decides at every login, the first and each later one, whether the person may come in. The gate is asked before any
 * account is touched.
 */
public final class Gate {

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
                answer(GateCheck.CERTIFICATE, certificate(facts), RefusalFact.CERTIFICATE_VALID),
                facts.strictNames()
                        ? answer(GateCheck.ATTRIBUTE_NAMES, strictNames(facts), RefusalFact.NAMES_COMPLETE)
                        : new GateAnswer.NotRestricted(GateCheck.ATTRIBUTE_NAMES, RefusalFact.NAMES_NOT_REQUIRED),
                answer(GateCheck.EMAIL, emailPresent(facts, email), RefusalFact.EMAIL_CAME),
                answer(GateCheck.NAME_ID, email.flatMap(address -> nameId(facts, address)), RefusalFact.NAME_ID_AGREES),
                policy.domains() instanceof TrustedDomains.Any
                        ? new GateAnswer.NotRestricted(GateCheck.DOMAIN, RefusalFact.ANY_DOMAIN)
                        : answer(
                                GateCheck.DOMAIN,
                                email.flatMap(address -> domain(policy, address)),
                                RefusalFact.DOMAIN_TRUSTED),
                policy.allowedGroups().isEmpty()
                        ? new GateAnswer.NotRestricted(GateCheck.GROUPS, RefusalFact.ANY_GROUP)
                        : answer(GateCheck.GROUPS, groups(policy, facts), RefusalFact.GROUP_ALLOWED));
    }

    private static GateAnswer answer(GateCheck check, Optional<Refusal> refusal, RefusalFact passed) {
        return refusal.<GateAnswer>map(reason -> new GateAnswer.NotPassed(check, reason))
                .orElseGet(() -> new GateAnswer.Passed(check, passed));
    }

    private static Optional<EmailAddress> email(GateFacts facts) {
        return facts.email().flatMap(EmailAddress::parse).filter(facts.letters()::take);
    }

    private static Optional<Refusal> certificate(GateFacts facts) {
        return facts.certificateExpiredSince()
                .map(since -> new Refusal(
                        RefusalReason.CERTIFICATE_EXPIRED, RefusalFact.CERTIFICATE_EXPIRED, FactArgument.time(since)));
    }

    private static Optional<Refusal> strictNames(GateFacts facts) {
        return facts.missingStrict()
                .map(field -> new Refusal(
                        RefusalReason.REQUIRED_ATTRIBUTE_MISSING,
                        RefusalFact.STRICT_NAME_MISSING,
                        FactArgument.text(field.name()),
                        received(facts)));
    }

    private static Optional<Refusal> emailPresent(GateFacts facts, Optional<EmailAddress> email) {
        if (email.isPresent()) {
            return Optional.empty();
        }
        boolean blank = facts.email().map(AttributeText::trim).orElse("").isEmpty();
        Fact fact = blank ? Fact.of(RefusalFact.EMAIL_ABSENT, received(facts)) : unusable(facts);
        return Optional.of(new Refusal(RefusalReason.EMAIL_MISSING, fact));
    }

    private static Fact unusable(GateFacts facts) {
        boolean letters = facts.email().flatMap(EmailAddress::parse).isPresent();
        return Fact.of(letters ? RefusalFact.EMAIL_LETTERS : RefusalFact.EMAIL_UNUSABLE);
    }

    private static Optional<Refusal> nameId(GateFacts facts, EmailAddress email) {
        Optional<EmailAddress> named = EmailAddress.parse(facts.nameId());
        boolean looksLikeEmail =
                named.isPresent() || (facts.nameIdIsEmail() && facts.nameId().contains("@"));
        if (!looksLikeEmail || named.filter(email::samePerson).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(RefusalReason.NAME_ID_DIFFERS, RefusalFact.NAME_ID_OF_ANOTHER));
    }

    private static Optional<Refusal> domain(AccessPolicy policy, EmailAddress email) {
        if (policy.domains().admits(email)) {
            return Optional.empty();
        }
        List<String> trusted = policy.domains().verified().stream()
                .map(TrustedDomain::toString)
                .toList();
        Fact fact = trusted.isEmpty()
                ? Fact.of(RefusalFact.NO_DOMAIN_LEFT)
                : Fact.of(RefusalFact.DOMAIN_NOT_TRUSTED, FactArgument.texts(trusted));
        return Optional.of(new Refusal(RefusalReason.DOMAIN_NOT_TRUSTED, fact));
    }

    private static Optional<Refusal> groups(AccessPolicy policy, GateFacts facts) {
        if (!facts.attributes().has(policy.groupsAttribute())) {
            return Optional.of(new Refusal(
                    RefusalReason.GROUP_ATTRIBUTE_ABSENT,
                    facts.groupsCameForOthers()
                            ? RefusalFact.GROUPS_OF_PERSON_ABSENT
                            : RefusalFact.GROUP_ATTRIBUTE_ABSENT,
                    FactArgument.text(policy.groupsAttribute()),
                    received(facts)));
        }
        List<String> groups = facts.attributes().values(policy.groupsAttribute());
        if (groups.stream().anyMatch(group -> isAllowed(policy, group))) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                RefusalReason.NOT_IN_ALLOWED_GROUP,
                RefusalFact.NO_ALLOWED_GROUP,
                FactArgument.number(groups.size()),
                FactArgument.names(policy.allowedGroups().stream().map(GroupPattern::text))));
    }

    private static boolean isAllowed(AccessPolicy policy, String group) {
        return policy.allowedGroups().stream().anyMatch(pattern -> pattern.matches(group));
    }

    private static FactArgument received(GateFacts facts) {
        return FactArgument.names(facts.attributes().names().stream());
    }
}
