package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The account of a person whom SCIM has deleted and Keycloak has kept. It gives up its user name and its address, which the
 * next person may be given. Keys of its record say whose they were: the leaver is known when they come again.
 */
public final class ReleasedAccount {

    private static final String ADDRESS = "releasedEmail";
    private static final String EXTERNAL_ID = "releasedId";
    private static final String SUBJECT = "releasedSubject";

    private final KeycloakSession session;
    private final ConnectionConfig connection;

    public ReleasedAccount(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.connection = connection;
    }

    /**
     * Takes name and address from the account, and notes that SCIM has deleted the person.
     *
     * @param subject under which the account was linked, if it was
     */
    public void release(UserModel user, Optional<String> subject) {
        ScimRecord record = new ScimRecord(user, connection);
        List<ScimRecord.Key> keys = new ArrayList<>();
        Optional.ofNullable(user.getEmail())
                .flatMap(EmailAddress::parse)
                .ifPresent(address -> keys.add(new ScimRecord.Key(ADDRESS, address.value())));
        subject.ifPresent(id -> keys.add(new ScimRecord.Key(SUBJECT, id)));
        record.key(ScimRecord.EXTERNAL_ID).ifPresent(id -> keys.add(new ScimRecord.Key(EXTERNAL_ID, id)));
        record.release(keys);
        SurrenderedName.RELEASED.giveTo(user);
    }

    /** The account of somebody who comes under the subject or the address that they had when SCIM deleted them. */
    public Optional<UserModel> of(Newcomer newcomer) {
        return holding(newcomer.address()).or(() -> withKey(SUBJECT, newcomer.subject()));
    }

    /** The account that had this address last, if SCIM has released it and nobody has given it another one since. */
    private Optional<UserModel> holding(EmailAddress address) {
        return withKey(ADDRESS, address.value());
    }

    private Optional<UserModel> withKey(String name, String value) {
        // Only accounts of this server have keys; there is no need to ask what it keeps of directories.
        return session.getProvider(UserProvider.class)
                .searchForUserByUserAttributeStream(
                        session.getContext().getRealm(), ScimRecord.KEYS, ScimRecord.key(connection, name, value))
                .map(found -> session.users().getUserById(session.getContext().getRealm(), found.getId()))
                .filter(user ->
                        user != null && user.getEmail() == null && new ScimRecord(user, connection).isReleased())
                .findFirst();
    }

    /**
     * The same, if it may be the person's who comes now.
     *
     * @param externalId as JumpCloud gives it; another one than before means another person. Without it, an account that its
     *     person can still sign in to by a password stays theirs
     */
    public Optional<UserModel> of(EmailAddress address, Optional<String> externalId) {
        return holding(address).filter(user -> {
            Optional<String> before = new ScimRecord(user, connection).key(EXTERNAL_ID);
            return before.isPresent() && externalId.isPresent()
                    ? before.equals(externalId)
                    : !user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
        });
    }
}
