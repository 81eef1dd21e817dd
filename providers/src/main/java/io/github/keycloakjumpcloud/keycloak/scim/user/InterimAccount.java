package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.account.AccountRule;
import io.github.keycloakjumpcloud.core.account.MetAccount;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.SurrenderedName;
import io.github.keycloakjumpcloud.keycloak.account.AccountFacts;
import io.github.keycloakjumpcloud.keycloak.account.BegunAccount;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.account.SurrenderedAccount;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.group.GrantedAccess;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The account that a person got who signed in under a new address before SCIM told of it. SCIM's own account of the person
 * takes its link and its address, and the other one is closed.
 */
final class InterimAccount {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;

    InterimAccount(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
    }

    /**
     * Closes it, if there is one.
     *
     * @param held SCIM's account of the person
     * @param address the new one, which SCIM tells now
     * @param addressed when SCIM told the address of its account last
     * @return the id of the account that was closed
     */
    Optional<String> giveTo(UserModel held, EmailAddress address, Instant addressed) {
        // Under an opaque NameID the person signs in to the account that is there: another one is another person's.
        if (linkOf(held)
                .filter(link -> EmailAddress.parse(link.getUserId()).isEmpty())
                .isPresent()) {
            return Optional.empty();
        }
        ConnectionLinks links = new ConnectionLinks(session, connection);
        // Whether the domain is trusted does not matter: both accounts are the connection's.
        AccountFacts facts =
                new AccountFacts(session, connection, new Newcomer(address.value(), address, false), links);
        return links.owners(address).stream()
                .filter(owner -> !owner.getId().equals(held.getId()))
                .map(owner -> new RowLock(session).userReadBefore(owner.getId()))
                .filter(Objects::nonNull)
                .filter(owner -> isInterim(facts.of(owner), owner, addressed))
                .findFirst()
                .map(owner -> give(owner, held));
    }

    private static boolean isInterim(MetAccount account, UserModel owner, Instant addressed) {
        Long created = owner.getCreatedTimestamp();
        boolean since = created != null && !Instant.ofEpochMilli(created).isBefore(addressed);
        return AccountRule.isInterim(account, since);
    }

    private Optional<FederatedIdentityModel> linkOf(UserModel user) {
        return Optional.ofNullable(session.users().getFederatedIdentity(realm, user, connection.getAlias()));
    }

    private String give(UserModel interim, UserModel held) {
        linkOf(interim).ifPresent(link -> {
            session.users().removeFederatedIdentity(realm, interim, connection.getAlias());
            session.users().removeFederatedIdentity(realm, held, connection.getAlias());
            session.users().addFederatedIdentity(realm, held, link);
        });
        new BegunAccount(interim, connection).end();
        new GrantedAccess(session, connection).revoke(interim);
        new ScimRecord(interim, connection).forget();
        SurrenderedAccount.call(SurrenderedName.CLOSED, interim);
        interim.setEnabled(false);
        return interim.getId();
    }
}
