package io.github.keycloakjumpcloud.core.account;

import io.github.keycloakjumpcloud.core.account.AccountDecision.AskForProof;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Create;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Known;
import io.github.keycloakjumpcloud.core.account.AccountDecision.LinkAtOnce;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Rejected;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whose account it is. Every way in asks this rule.
 *
 * <p>An account is linked at once only with proof on both sides: the connection is trusted for the domain of the
 * asserted address, and the account has that same address, either verified or on an account that nobody has used yet.
 * Accounts of administrators, accounts linked to another identity provider and accounts met by their user name only are
 * never linked at once. An account that another connection's SCIM client holds is never linked at all, because two
 * customers would own it.
 */
public final class AccountRule {

    private final AccountPolicy policy;
    private final Newcomer newcomer;

    /**
     * @param policy the settings of the connection
     * @param newcomer the person who comes in
     */
    public AccountRule(AccountPolicy policy, Newcomer newcomer) {
        this.policy = policy;
        this.newcomer = newcomer;
    }

    /**
     * Decides a SAML sign-in, the first and each later one. {@link io.github.keycloakjumpcloud.core.access.Gate} must
     * have admitted the person before.
     *
     * @param met the accounts found by link, by SCIM record, by address and, with the address as user name, by name;
     *     each account once
     */
    public AccountDecision signIn(Collection<MetAccount> met) {
        Optional<MetAccount> linked =
                met.stream().filter(account -> account.bond() == Bond.LINKED).findFirst();
        if (linked.isPresent()) {
            return returning(linked.get(), met);
        }
        Optional<MetAccount> own = met.stream()
                .filter(account -> account.bond() == Bond.BEGUN || account.hold() == ScimHold.HELD)
                .findFirst();
        if (own.filter(account -> account.hold() == ScimHold.HELD).isEmpty()) {
            Optional<AccountDecision> released = anyReleased(met);
            if (released.isPresent()) {
                return released.get();
            }
        }
        List<MetAccount> owners =
                met.stream().filter(account -> account.address().isSame()).toList();
        if (owners.size() > 1) {
            return refused(RefusalReason.LINKING_REFUSED, RefusalFact.SEVERAL_ACCOUNTS);
        }
        if (own.isPresent() && owners.stream().anyMatch(owner -> owner != own.get())) {
            return usable(own.get())
                    .orElseGet(() -> refused(RefusalReason.LINKING_REFUSED, RefusalFact.ANOTHER_HAS_ADDRESS));
        }
        return own.or(() -> owners.stream().findFirst())
                .or(() -> met.stream().findFirst())
                .map(this::first)
                .orElseGet(this::noAccount);
    }

    private static AccountDecision returning(MetAccount linked, Collection<MetAccount> met) {
        if (met.stream().anyMatch(other -> other != linked && other.address().isSame())) {
            return usable(linked)
                    .orElseGet(() -> refused(RefusalReason.LINKING_REFUSED, RefusalFact.ANOTHER_HAS_NEW_ADDRESS));
        }
        return usable(linked).orElseGet(() -> new Known(linked.id()));
    }

    private AccountDecision noAccount() {
        return switch (policy.mode()) {
            case JIT -> new Create();
            case INVITE_ONLY -> refused(RefusalReason.NO_ACCOUNT, RefusalFact.NO_ACCOUNT);
            case SCIM_ONLY -> refused(RefusalReason.NOT_PROVISIONED, RefusalFact.NOT_PROVISIONED);
        };
    }

    private AccountDecision first(MetAccount account) {
        return usable(account).or(() -> belongsElsewhere(account)).orElseGet(() -> mayBeLinked(account));
    }

    private AccountDecision mayBeLinked(MetAccount account) {
        if (account.isNewcomersOwn() || account.hold() == ScimHold.HELD && !account.administrates()) {
            return new LinkAtOnce(account.id());
        }
        if (policy.mode() == ProvisioningMode.SCIM_ONLY && account.hold() != ScimHold.HELD) {
            return refused(RefusalReason.NOT_PROVISIONED, RefusalFact.NOT_OF_SCIM_CLIENT, shown(account));
        }
        return switch (policy.linking()) {
            case NEVER -> refused(RefusalReason.LINKING_REFUSED, RefusalFact.NEVER_LINKED, shown(account));
            case CONFIRM -> proof(account);
            case VERIFIED_DOMAIN -> isProvenOnBothSides(account) ? new LinkAtOnce(account.id()) : proof(account);
        };
    }

    /** An administrator's account is worth more than a domain: whoever controls the JumpCloud side could take it. */
    private boolean isProvenOnBothSides(MetAccount account) {
        return newcomer.trusted() && account.isNobodyElses() && !account.administrates() && !account.linkedElsewhere();
    }

    private AccountDecision proof(MetAccount account) {
        Set<Proof> proofs = account.proofs(policy.mailWorks());
        if (!proofs.isEmpty()) {
            return new AskForProof(account.id(), proofs);
        }
        RefusalFact found =
                account.proofs(true).isEmpty() ? RefusalFact.NOTHING_TO_PROVE_BY : RefusalFact.NO_MAIL_TO_PROVE_BY;
        return refused(RefusalReason.LINKING_REFUSED, found, shown(account));
    }

    /**
     * Decides a SCIM create.
     *
     * @param met the accounts found by address, by link and by SCIM record, each once. Accounts found by user name only
     *     must not be in it: somebody else may have that name, and a new account then gets another name
     * @return {@link AccountDecision.Known} when the connection already has the user, which is a conflict (RFC 7644
     *     §3.3)
     */
    public AccountDecision provision(Collection<MetAccount> met) {
        if (met.isEmpty()) {
            return new Create();
        }
        if (met.size() > 1) {
            return refused(RefusalReason.LINKING_REFUSED, RefusalFact.SEVERAL_NOT_FREE);
        }
        MetAccount account = met.iterator().next();
        if (account.administrates() || account.heldElsewhere() || account.state() == AccountState.READ_ONLY) {
            return notFree(account);
        }
        if (account.hold() == ScimHold.HELD) {
            return new Known(account.id());
        }
        if (account.hold() == ScimHold.HELD_AS_ANOTHER) {
            return notFree(account);
        }
        // Who signed in before SCIM was switched on, or whom SCIM had before, is the connection's.
        boolean own = isOfThisPerson(account) || account.hold() == ScimHold.RELEASED && !account.linkedElsewhere();
        // Whoever disabled an account that SCIM never had meant it.
        boolean mayLink = policy.linking() == ExistingAccountLinking.VERIFIED_DOMAIN
                && isProvenOnBothSides(account)
                && account.state() != AccountState.DISABLED;
        return own || mayLink && !account.bond().isOther() ? new LinkAtOnce(account.id()) : notFree(account);
    }

    private static AccountDecision notFree(MetAccount account) {
        return refused(RefusalReason.LINKING_REFUSED, RefusalFact.ACCOUNT_NOT_FREE, shown(account));
    }

    /**
     * Decides whether a person who is signed in may add this connection to the account. The session proves that the
     * account is theirs.
     *
     * @param self the account of the session
     * @param met the accounts found by link and by address, {@code self} included; each once
     */
    public AccountDecision linkSelf(MetAccount self, Collection<MetAccount> met) {
        List<MetAccount> others =
                met.stream().filter(account -> !account.id().equals(self.id())).toList();
        Optional<AccountDecision> released =
                self.bond() == Bond.LINKED ? Optional.empty() : released(self).or(() -> anyReleased(others));
        if (released.isPresent()) {
            return released.get();
        }
        if (others.stream().anyMatch(account -> account.bond() == Bond.LINKED || account.hold() == ScimHold.HELD)) {
            return refused(RefusalReason.LINKING_REFUSED, RefusalFact.ANOTHER_IS_THE_PERSONS);
        }
        if (others.stream().anyMatch(account -> account.address().isSame())) {
            return refused(RefusalReason.LINKING_REFUSED, RefusalFact.ANOTHER_HAS_THIS_ADDRESS);
        }
        Optional<AccountDecision> refused = usable(self).or(() -> belongsElsewhere(self));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (self.bond() == Bond.LINKED) {
            return new Known(self.id());
        }
        if (policy.mode() == ProvisioningMode.SCIM_ONLY && self.hold() != ScimHold.HELD) {
            return refused(RefusalReason.NOT_PROVISIONED, RefusalFact.NOT_OF_SCIM_CLIENT, shown(self));
        }
        return policy.linking() == ExistingAccountLinking.NEVER && self.hold() != ScimHold.HELD
                ? refused(RefusalReason.LINKING_REFUSED, RefusalFact.NEVER_LINKED, shown(self))
                : new LinkAtOnce(self.id());
    }

    /**
     * Whether an account is the interim account of a person who signed in under a new address before SCIM announced
     * that address. An interim account has nothing besides what this connection gave it.
     *
     * @param account linked under the new address; not the account that SCIM holds
     * @param madeSince whether the account was made after SCIM last announced the address of the account that it holds
     */
    public static boolean isInterim(MetAccount account, boolean madeSince) {
        boolean ofThisConnectionOnly = isOfThisPerson(account)
                && account.hold() == ScimHold.NONE
                && !account.heldElsewhere()
                && !account.linkedElsewhere();
        return madeSince && ofThisConnectionOnly && !account.administrates() && !account.hasPassword();
    }

    /**
     * SCIM does not know the NameID. Where the NameID is opaque, the address that the connection knows tells whose the
     * account is.
     */
    private static boolean isOfThisPerson(MetAccount account) {
        return account.isNewcomersOwn() || account.bond() == Bond.LINKED_FOR_THIS_ADDRESS;
    }

    /** A person whom SCIM has deleted stays out until SCIM creates them again, whatever other account they have. */
    private static Optional<AccountDecision> anyReleased(Collection<MetAccount> met) {
        return met.stream().flatMap(account -> released(account).stream()).findFirst();
    }

    private static Optional<AccountDecision> released(MetAccount account) {
        return account.hold() == ScimHold.RELEASED
                ? Optional.of(refused(RefusalReason.ACCOUNT_DISABLED, RefusalFact.DELETED_OVER_SCIM, shown(account)))
                : Optional.empty();
    }

    private static Optional<AccountDecision> usable(MetAccount account) {
        return switch (account.state()) {
            case ENABLED -> Optional.empty();
            case DISABLED ->
                Optional.of(refused(RefusalReason.ACCOUNT_DISABLED, RefusalFact.ACCOUNT_DISABLED, shown(account)));
            case LOCKED ->
                Optional.of(refused(RefusalReason.ACCOUNT_LOCKED, RefusalFact.ACCOUNT_LOCKED, shown(account)));
            case READ_ONLY ->
                Optional.of(refused(RefusalReason.ACCOUNT_READ_ONLY, RefusalFact.ACCOUNT_READ_ONLY, shown(account)));
        };
    }

    private static Optional<AccountDecision> belongsElsewhere(MetAccount account) {
        if (account.bond().isOther()) {
            return Optional.of(
                    refused(RefusalReason.LINKING_REFUSED, RefusalFact.LINKED_UNDER_ANOTHER_NAME_ID, shown(account)));
        }
        if (account.isNewcomersOwn()) {
            return Optional.empty();
        }
        if (account.heldElsewhere()) {
            return Optional.of(refused(RefusalReason.LINKING_REFUSED, RefusalFact.HELD_ELSEWHERE, shown(account)));
        }
        return account.hold() == ScimHold.HELD_AS_ANOTHER
                ? Optional.of(refused(RefusalReason.LINKING_REFUSED, RefusalFact.HELD_AS_ANOTHER, shown(account)))
                : Optional.empty();
    }

    /** The id of an account of a directory may hold the name or the address of the person. */
    private static FactArgument shown(MetAccount account) {
        return new FactArgument.Account(
                Optional.of(account.id()).filter(any -> account.state() != AccountState.READ_ONLY));
    }

    private static AccountDecision refused(RefusalReason reason, RefusalFact kind, FactArgument... arguments) {
        return new Rejected(new Refusal(reason, kind, arguments));
    }
}
