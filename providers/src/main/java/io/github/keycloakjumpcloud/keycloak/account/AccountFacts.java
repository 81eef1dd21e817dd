package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.AccountState;
import io.github.keycloakjumpcloud.core.account.AccountUse;
import io.github.keycloakjumpcloud.core.account.Bond;
import io.github.keycloakjumpcloud.core.account.MetAccount;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.account.ScimHold;
import io.github.keycloakjumpcloud.core.account.StoredAddress;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.storage.StorageId;

/** What matters of one account for {@link io.github.keycloakjumpcloud.core.account.AccountRule}. Reads only. */
public final class AccountFacts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final Newcomer newcomer;
    private final Administrators administrators;
    private final ConnectionLinks connectionLinks;

    /** @param links of this connection, which were read for the same question */
    public AccountFacts(
            KeycloakSession session, ConnectionConfig connection, Newcomer newcomer, ConnectionLinks links) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
        this.newcomer = newcomer;
        this.administrators = new Administrators(session, realm);
        this.connectionLinks = links;
    }

    public MetAccount of(UserModel user) {
        List<FederatedIdentityModel> links = connectionLinks.of(user);
        ScimHold hold = hold(user);
        return new MetAccount(
                user.getId(),
                bond(user, links, hold),
                hold,
                state(user),
                administrators.contain(user),
                ScimRecord.isHeldElsewhere(session, user, connection) || isClients(user),
                links.stream().anyMatch(this::isOther),
                address(user),
                use(user, links));
    }

    private AccountUse use(UserModel user, List<FederatedIdentityModel> links) {
        boolean ofDirectory = user.getFederationLink() != null || !StorageId.isLocalStorage(user.getId());
        if (ofDirectory) {
            boolean password = user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
            return password ? AccountUse.WITH_PASSWORD : use(user, links, () -> stored(user));
        }
        List<String> stored = stored(user);
        return stored.contains(PasswordCredentialModel.TYPE)
                ? AccountUse.WITH_PASSWORD
                : use(user, links, () -> stored);
    }

    /** @param credentials which not every directory can list */
    private AccountUse use(UserModel user, List<FederatedIdentityModel> links, Supplier<List<String>> credentials) {
        boolean untouched = links.isEmpty() && credentials.get().isEmpty() && isUnused(user);
        return untouched ? AccountUse.UNTOUCHED : AccountUse.WITHOUT_PASSWORD;
    }

    /** The types of the credentials that the account has. */
    private static List<String> stored(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getType)
                .toList();
    }

    private Bond bond(UserModel user, List<FederatedIdentityModel> links, ScimHold hold) {
        Optional<String> linked = links.stream()
                .filter(link -> !isOther(link))
                .map(FederatedIdentityModel::getUserId)
                .findFirst();
        if (linked.isEmpty()) {
            return new BegunAccount(user, connection).isOf(newcomer) ? Bond.BEGUN : Bond.NONE;
        }
        if (isSubject(linked.get())) {
            return Bond.LINKED;
        }
        Optional<EmailAddress> address = EmailAddress.parse(linked.get());
        if (address.isPresent() && !address.get().equals(newcomer.address())) {
            return Bond.LINKED_TO_ANOTHER;
        }
        if (address.isPresent()) {
            // SCIM links by the address, since it does not know the NameID; the first sign-in moves the link.
            return hold == ScimHold.HELD ? Bond.LINKED : Bond.LINKED_UNDER_OTHER_ID;
        }
        return isKnownByThisAddress(user) ? Bond.LINKED_FOR_THIS_ADDRESS : Bond.LINKED_UNDER_OTHER_ID;
    }

    /** A NameID that is an address names the same person in any letter case; another is compared as it is. */
    private boolean isSubject(String linked) {
        return linked.equals(newcomer.subject())
                || EmailAddress.parse(newcomer.subject())
                        .filter(address -> names(linked, address))
                        .isPresent();
    }

    private static boolean names(String linked, EmailAddress address) {
        return EmailAddress.parse(linked).filter(address::samePerson).isPresent();
    }

    private ScimHold hold(UserModel user) {
        ScimRecord record = new ScimRecord(user, connection);
        if (record.isHeld()) {
            return isKnownByThisAddress(user) ? ScimHold.HELD : ScimHold.HELD_AS_ANOTHER;
        }
        return record.isReleased() ? ScimHold.RELEASED : ScimHold.NONE;
    }

    private boolean isKnownByThisAddress(UserModel user) {
        return AccountAddress.knownTo(connection, user, session)
                .filter(newcomer.address()::equals)
                .isPresent();
    }

    private AccountState state(UserModel user) {
        if (!user.isEnabled() || DisabledMark.stands(session, user)) {
            return AccountState.DISABLED;
        }
        if (realm.isBruteForceProtected()
                && session.getProvider(BruteForceProtector.class).isTemporarilyDisabled(session, realm, user)) {
            return AccountState.LOCKED;
        }
        return new DirectoryAccount(session, user).isReadOnly() ? AccountState.READ_ONLY : AccountState.ENABLED;
    }

    private StoredAddress address(UserModel user) {
        if (!AccountAddress.is(newcomer.address(), user)) {
            return StoredAddress.DIFFERENT;
        }
        return user.isEmailVerified() ? StoredAddress.VERIFIED : StoredAddress.UNVERIFIED;
    }

    /** The service account of a client is nobody's who could come. */
    private static boolean isClients(UserModel user) {
        return user.getServiceAccountClientLink() != null;
    }

    private boolean isUnused(UserModel user) {
        return !new BegunAccount(user, connection).isAnothers()
                && Stream.concat(
                                session.sessions().getUserSessionsStream(realm, user),
                                session.sessions().getOfflineUserSessionsStream(realm, user))
                        .allMatch(this::isNewcomers);
    }

    /** The session outlives the link where the connection was deleted and made anew. */
    private boolean isNewcomers(UserSessionModel open) {
        return (connection.getAlias() + "." + newcomer.subject()).equals(open.getBrokerUserId());
    }

    private boolean isOther(FederatedIdentityModel link) {
        return !link.getIdentityProvider().equals(connection.getAlias());
    }
}
