package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.access.TrustedDomains;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.UserNames;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.account.AccountAddress;
import io.github.keycloakjumpcloud.keycloak.account.AccountConnections;
import io.github.keycloakjumpcloud.keycloak.account.AddressTurn;
import io.github.keycloakjumpcloud.keycloak.account.OrganizationMembership;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import io.github.keycloakjumpcloud.keycloak.realm.RealmLetters;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The e-mail address of a person and the link to the connection that hangs on it: with it the first SAML login finds the
 * account.
 */
final class AccountLink {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Operation operation;
    private final String alias;
    private final TrustedDomains domains;

    AccountLink(Operation operation) {
        this.session = operation.session();
        this.realm = operation.realm();
        this.operation = operation;
        this.alias = operation.connection().getAlias();
        this.domains = ConnectionDomains.of(session, operation.connection());
    }

    /**
     * The address of a person who is to be created; a user name that is an address will do.
     *
     * @throws ScimProblem 400 when there is none, or one of a domain that the connection is not trusted for
     */
    EmailAddress addressOf(UserDocument person) {
        return trusted(person.email().orElseGet(person::userName));
    }

    /**
     * The address under which JumpCloud tells of a person who has an account: the one in the message, or else the one that
     * was told last. What the person has written on the account is nobody's word.
     *
     * @return empty when JumpCloud has told of none: the account keeps its own
     * @throws ScimProblem as {@link #addressOf}
     */
    Optional<EmailAddress> toldOf(UserDocument person, UserModel user) {
        Optional<EmailAddress> known = AccountAddress.knownTo(operation.connection(), user, session);
        if (person.email().isPresent()) {
            return person.address().equals(known) ? known : person.email().map(this::trusted);
        }
        boolean named = !UserNames.isSame(person.userName(), user.getUsername());
        return known.or(() -> Optional.of(person.userName())
                .filter(name -> named || user.getEmail() == null)
                .map(this::trusted));
    }

    static ScimProblem noAddress() {
        return ScimProblem.invalidValue("emails: a well-formed e-mail address is needed");
    }

    private EmailAddress trusted(String text) {
        EmailAddress address = EmailAddress.parse(text).orElseThrow(AccountLink::noAddress);
        if (!RealmLetters.of(realm).take(address)) {
            throw ScimProblem.invalidValue("emails: the realm takes no letters beyond ASCII before the @ of an address,"
                    + " because it sends mail without 'Allow UTF-8'");
        }
        if (!domains.admits(address)) {
            throw ScimProblem.invalidValue("emails: the connection is not trusted for the domain of this address")
                    .because(ScimRefusal.DOMAIN_NOT_TRUSTED.slug());
        }
        return address;
    }

    /**
     * Links the account, makes its address verified when the domain is, and joins the connection's Organization.
     * {@link #requireFree} comes before.
     */
    void add(UserModel user, EmailAddress address) {
        verify(user, address);
        session.users().addFederatedIdentity(realm, user, linkOf(address));
        new OrganizationMembership(session, operation.connection()).follow(user);
    }

    /**
     * Moves the link to the account's address. A link for another kind of NameID stays as it is; one for another address
     * would be of no use, since the gate lets nobody in whose NameID is an address and not theirs. The person moves with
     * the connection to another Organization.
     *
     * @return whether anything was written
     */
    boolean follow(UserModel user, Optional<EmailAddress> before, EmailAddress address) {
        FederatedIdentityModel link = session.users().getFederatedIdentity(realm, user, alias);
        if (link == null) {
            // JumpCloud says that the person is in, and so undoes what they did themselves.
            requireFree(address);
            add(user, address);
            return true;
        }
        boolean moves = EmailAddress.parse(link.getUserId())
                .filter(last -> !last.equals(address))
                .isPresent();
        boolean changed = !before.equals(Optional.of(address));
        if (moves) {
            requireFree(address);
            session.users().removeFederatedIdentity(realm, user, alias);
            session.users().addFederatedIdentity(realm, user, linkOf(address));
        }
        if (changed) {
            verify(user, address);
        }
        return new OrganizationMembership(session, operation.connection()).follow(user) || moves || changed;
    }

    /** Whether another connection, through which its person can sign in, has a link to the account. */
    boolean isBesideAnother(UserModel user) {
        return new AccountConnections(session)
                .linkedTo(user)
                .anyMatch(other -> !other.getAlias().equals(alias) && other.isEnabled());
    }

    /** The account is no longer the connection's. */
    void remove(UserModel user) {
        session.users().removeFederatedIdentity(realm, user, alias);
        new OrganizationMembership(session, operation.connection()).end(user);
    }

    /** @throws ScimProblem 409 when an account is linked to the address, whatever its own address is by now */
    void requireFree(EmailAddress address) {
        AddressTurn.take(session, operation.connection());
        if (session.users().getUserByFederatedIdentity(realm, linkOf(address)) != null) {
            throw ScimProblem.uniqueness("another account is linked to the e-mail address");
        }
    }

    private FederatedIdentityModel linkOf(EmailAddress address) {
        return new FederatedIdentityModel(alias, address.value(), address.value());
    }

    private void verify(UserModel user, EmailAddress address) {
        user.setEmailVerified(domains.trusts(address));
    }
}
