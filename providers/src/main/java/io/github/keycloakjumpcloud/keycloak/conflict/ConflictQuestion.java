package io.github.keycloakjumpcloud.keycloak.conflict;

import io.github.keycloakjumpcloud.core.access.TrustedDomain;
import io.github.keycloakjumpcloud.core.access.TrustedDomains;
import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Known;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Rejected;
import io.github.keycloakjumpcloud.core.account.Concession;
import io.github.keycloakjumpcloud.core.account.MetAccount;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.activity.Conflict;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.account.MetAccounts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Asks the account rule once more about somebody who was in conflict. */
public final class ConflictQuestion {

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final Conflict conflict;

    public ConflictQuestion(KeycloakSession session, ConnectionConfig connection, Conflict conflict) {
        this.session = session;
        this.connection = connection;
        this.conflict = conflict;
    }

    /**
     * What would become of the person now.
     *
     * @param accounts those that are in the way, or that the person would get
     * @param trusted whether the connection is trusted for the domain of the address
     * @param created whether SCIM wants to create the person, which it cannot twice
     */
    public record Ruling(AccountDecision decision, List<MetAccount> accounts, boolean trusted, boolean created) {

        /** What may be decided about one of the accounts. */
        public Set<Concession> choices(MetAccount account) {
            return Concession.about(account, trusted, accounts);
        }

        public Optional<Refusal> refusal() {
            return decision instanceof Rejected rejected ? Optional.of(rejected.refusal()) : Optional.empty();
        }

        /** A stable name. */
        public String outcome() {
            if (decision instanceof Rejected) {
                return "refused";
            }
            if (decision instanceof Known) {
                return created ? "exists" : "signs-in";
            }
            if (decision instanceof AccountDecision.Create) {
                return "creates-account";
            }
            return decision instanceof AccountDecision.LinkAtOnce ? "links-account" : "asks-for-proof";
        }
    }

    /** Asks after a change that is made for the question only, and reads what comes of it: all of it is rolled back. */
    public <T> T after(Consumer<KeycloakSession> change, BiFunction<KeycloakSession, Ruling, T> reader) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> {
                    own.getTransactionManager().setRollbackOnly();
                    change.accept(own);
                    return reader.apply(own, now(own));
                },
                "Conflict");
    }

    /** Asks in this session, which may wait for others who change the account. */
    public Ruling now(KeycloakSession own) {
        Optional<Refusal> closed = closed(own);
        if (closed.isPresent()) {
            return new Ruling(new Rejected(closed.get()), List.of(), false, false);
        }
        boolean trusted = ConnectionDomains.of(own, connection).trusts(conflict.address());
        MetAccounts accounts =
                new MetAccounts(own, connection, new Newcomer(conflict.subject(), conflict.address(), trusted));
        return switch (conflict.way()) {
            case SIGN_IN -> {
                AccountDecision decision = accounts.signIn();
                yield new Ruling(decision, accounts.all(), trusted, false);
            }
            case CREATE -> {
                AccountDecision decision = accounts.provision(conflict.externalId());
                yield new Ruling(decision, accounts.all(), trusted, true);
            }
            case UPDATE -> {
                accounts.provision(conflict.externalId());
                yield ofUpdate(accounts.all(), trusted);
            }
        };
    }

    /** Nobody comes in with this address, whatever account there is. */
    private Optional<Refusal> closed(KeycloakSession own) {
        IdentityProviderModel shown = own.identityProviders().getById(connection.getInternalId());
        if (shown == null || !shown.isEnabled()) {
            return Optional.of(new Refusal(RefusalReason.CONNECTION_DISABLED, RefusalFact.CONNECTION_DISABLED));
        }
        TrustedDomains domains = ConnectionDomains.of(own, connection);
        return domains.admits(conflict.address())
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalReason.DOMAIN_NOT_TRUSTED,
                        RefusalFact.DOMAIN_NOT_TRUSTED,
                        FactArgument.texts(domains.verified().stream()
                                .map(TrustedDomain::toString)
                                .toList())));
    }

    /** Another account has the address, or has a link to it: the database lets no second one have it. */
    private Ruling ofUpdate(List<MetAccount> met, boolean trusted) {
        String own = conflict.userId().orElse("");
        List<MetAccount> others =
                met.stream().filter(account -> !account.id().equals(own)).toList();
        return new Ruling(
                others.isEmpty()
                        ? new Known(own)
                        : new Rejected(new Refusal(RefusalReason.LINKING_REFUSED, RefusalFact.ANOTHER_HAS_NEW_ADDRESS)),
                others,
                trusted,
                false);
    }
}
