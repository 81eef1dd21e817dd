package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.ExistingAccounts;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The account that is linked to a NameID of a connection, if there is one. A NameID that is an e-mail address names the
 * same person in any letter case; other NameIDs are compared as they are.
 */
public final class LinkedAccount {

    private final KeycloakSession session;
    private final RealmModel realm;

    /** The id under which new links are stored. */
    private final String identityId;

    /** The id under which the found account is linked. */
    private final String storedId;

    private final UserModel user;

    private LinkedAccount(KeycloakSession session, String identityId, String storedId, UserModel user) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.identityId = identityId;
        this.storedId = storedId;
        this.user = user;
    }

    static LinkedAccount find(KeycloakSession session, ConnectionConfig config, String nameId) {
        RealmModel realm = session.getContext().getRealm();
        Optional<EmailAddress> address = EmailAddress.parse(nameId);
        String identityId = address.map(EmailAddress::value).orElse(nameId);
        UserModel user = linkedTo(session, realm, config.getAlias(), identityId);
        if (user != null || address.isEmpty()) {
            return new LinkedAccount(session, identityId, identityId, user);
        }
        return address.flatMap(email -> olderLink(session, realm, config.getAlias(), email))
                .map(link ->
                        new LinkedAccount(session, identityId, link, linkedTo(session, realm, config.getAlias(), link)))
                .orElseGet(() -> new LinkedAccount(session, identityId, identityId, null));
    }

    /**
     * The account that SCIM created for a person whose NameID is not the e-mail address: its link still has the address,
     * and moves to the NameID with this login.
     */
    LinkedAccount orProvisioned(ConnectionConfig config, EmailAddress email) {
        if (exists()) {
            return this;
        }
        UserModel provisioned = linkedTo(session, realm, config.getAlias(), email.value());
        return provisioned != null && new ScimRecord(provisioned, config).isHeld()
                ? new LinkedAccount(session, identityId, email.value(), provisioned)
                : this;
    }

    /** A link that was made by plain Keycloak in another letter case. */
    private static Optional<String> olderLink(
            KeycloakSession session, RealmModel realm, String alias, EmailAddress email) {
        return new ExistingAccounts(session)
                .withEmail(email).stream()
                        .map(user -> session.users().getFederatedIdentity(realm, user, alias))
                        .filter(Objects::nonNull)
                        .map(FederatedIdentityModel::getUserId)
                        .filter(stored ->
                                EmailAddress.parse(stored).filter(email::equals).isPresent())
                        .findFirst();
    }

    private static UserModel linkedTo(KeycloakSession session, RealmModel realm, String alias, String id) {
        return session.users().getUserByFederatedIdentity(realm, new FederatedIdentityModel(alias, id, null));
    }

    boolean exists() {
        return user != null;
    }

    boolean isDisabled() {
        return user != null && !user.isEnabled();
    }

    Optional<UserModel> user() {
        return Optional.ofNullable(user);
    }

    boolean emailBelongsToAnother(EmailAddress email) {
        if (realm.isDuplicateEmailsAllowed()) {
            return false;
        }
        return new ExistingAccounts(session)
                .withEmail(email).stream().anyMatch(owner -> !owner.getId().equals(user.getId()));
    }

    /** Tells Keycloak's broker under which id to look the account up, and from which older id to move the link. */
    void identify(BrokeredIdentityContext context) {
        context.setId(identityId);
        if (!storedId.equals(identityId)) {
            context.setLegacyId(storedId);
        }
        context.setBrokerUserId(context.getIdpConfig().getAlias() + "." + identityId);
    }
}
