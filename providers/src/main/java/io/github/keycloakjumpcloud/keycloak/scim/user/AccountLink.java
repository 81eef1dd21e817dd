package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.access.TrustedDomains;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.OrganizationMembership;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.storage.UserStorageProvider;

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
    String emailOf(UserDocument person) {
        return trusted(person.email().orElseGet(person::userName));
    }

    /** The same for an account that is there: when the person comes without an address, the account keeps its own. */
    String emailOf(UserDocument person, UserModel user) {
        boolean unchanged = person.email().isEmpty() || person.email().get().equalsIgnoreCase(user.getEmail());
        if (user.getEmail() != null && unchanged) {
            return user.getEmail();
        }
        return trusted(person.email().orElseGet(person::userName));
    }

    private String trusted(String text) {
        EmailAddress address = EmailAddress.parse(text)
                .orElseThrow(() -> ScimProblem.invalidValue("emails: a well-formed e-mail address is needed"));
        if (!domains.admits(address)) {
            throw ScimProblem.invalidValue("emails: the connection is not trusted for the domain of this address");
        }
        return address.value();
    }

    /**
     * Links the account, makes its address verified when the domain is, and joins the connection's Organization.
     * {@link #requireFree} comes before.
     */
    void add(UserModel user, String email) {
        verify(user, email);
        session.users().addFederatedIdentity(realm, user, new FederatedIdentityModel(alias, email, email));
        new OrganizationMembership(session, operation.connection()).follow(user);
    }

    /**
     * Moves the link to the account's address. A link for another kind of NameID stays as it is; one for another address
     * would be of no use, since the gate lets nobody in whose NameID is an address and not theirs. An address that
     * JumpCloud has not told moves no link: an administrator has changed it here, and JumpCloud's is the one before. The
     * person moves with the connection to another Organization.
     *
     * @param told whether the message gives the address
     */
    void follow(UserModel user, String before, String email, boolean told) {
        FederatedIdentityModel link = session.users().getFederatedIdentity(realm, user, alias);
        if (link == null) {
            // JumpCloud says that the person is in, and so undoes what they did themselves.
            requireFree(email);
            add(user, email);
            return;
        }
        String linked = link.getUserId();
        if (told
                && EmailAddress.parse(linked)
                        .filter(address -> !address.value().equals(email))
                        .isPresent()) {
            requireFree(email);
            session.users().removeFederatedIdentity(realm, user, alias);
            session.users().addFederatedIdentity(realm, user, new FederatedIdentityModel(alias, email, email));
        }
        if (!email.equalsIgnoreCase(before)) {
            verify(user, email);
        }
        new OrganizationMembership(session, operation.connection()).follow(user);
    }

    /**
     * The account is no longer the connection's.
     *
     * @return the subject of the link, if there was one
     */
    Optional<String> remove(UserModel user) {
        Optional<String> subject = Optional.ofNullable(session.users().getFederatedIdentity(realm, user, alias))
                .map(FederatedIdentityModel::getUserId);
        session.users().removeFederatedIdentity(realm, user, alias);
        return subject;
    }

    /** @throws ScimProblem 409 when an account is linked to the address, whatever its own address is by now */
    void requireFree(String email) {
        if (accounts().getUserByFederatedIdentity(realm, new FederatedIdentityModel(alias, email, email)) != null) {
            throw ScimProblem.uniqueness("another account is linked to the e-mail address");
        }
    }

    /** Without directories there is one place less to look. */
    private UserProvider accounts() {
        boolean directories = realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .findAny()
                .isPresent();
        return directories ? session.users() : session.getProvider(UserProvider.class);
    }

    private void verify(UserModel user, String email) {
        user.setEmailVerified(EmailAddress.parse(email).filter(domains::trusts).isPresent());
    }
}
