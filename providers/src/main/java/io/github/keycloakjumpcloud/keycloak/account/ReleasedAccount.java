package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.SurrenderedName;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord.Key;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The account of a person whom SCIM has deleted and Keycloak has kept. It gives up its user name and its address, which the
 * next person may be given. Keys of its record say whose they were: the leaver is known when they come again.
 */
public final class ReleasedAccount {

    private static final String SUBJECT = "releasedSubject";

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final RecordedAccounts accounts;

    public ReleasedAccount(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.connection = connection;
        this.accounts = new RecordedAccounts(session, connection);
    }

    /** Takes name and address from the account, which is linked still, and notes that SCIM has deleted the person. */
    public void release(UserModel user) {
        leave(user);
        SurrenderedAccount.call(SurrenderedName.RELEASED, user);
    }

    /** Notes that SCIM has deleted the person; the account keeps its name and goes on as another connection's. */
    public void leave(UserModel user) {
        ScimRecord record = new ScimRecord(user, connection);
        List<Key> keys = new ArrayList<>();
        AccountAddress.knownTo(connection, user, session).ifPresent(address -> keys.add(Key.called(address.value())));
        new ConnectionLinks(session, connection)
                .subjectOf(user)
                .ifPresent(subject -> keys.add(new Key(SUBJECT, subject)));
        record.key(ScimRecord.EXTERNAL_ID).ifPresent(id -> keys.add(Key.externalId(id)));
        record.release(keys);
    }

    /**
     * An account of somebody who comes under the address or the subject that they had when SCIM deleted them, if nobody has
     * given it another address since.
     */
    Optional<UserModel> of(Newcomer newcomer) {
        return keysOf(newcomer).stream().flatMap(this::with).findFirst();
    }

    /** The keys that such an account may have. */
    static List<Key> keysOf(Newcomer newcomer) {
        return List.of(Key.called(newcomer.address().value()), new Key(SUBJECT, newcomer.subject()));
    }

    /**
     * Those that may be the person's who comes now: of this external id, or else the only one of the address.
     *
     * @param externalId as JumpCloud gives it; another one than before means another person. Without it, an account that its
     *     person can still sign in to by a password or a passkey stays theirs
     */
    Stream<UserModel> of(EmailAddress address, Optional<String> externalId) {
        Stream<UserModel> known = externalId.stream().flatMap(id -> with(Key.externalId(id)));
        List<UserModel> unknown = with(Key.called(address.value()))
                .filter(user -> externalId.isEmpty() || externalIdOf(user).isEmpty())
                .filter(user -> !hasCredential(user))
                .toList();
        return Stream.concat(known, unknown.stream().filter(user -> unknown.size() == 1));
    }

    private static boolean hasCredential(UserModel user) {
        return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
                || user.credentialManager()
                        .getStoredCredentialsStream()
                        .findAny()
                        .isPresent();
    }

    private Stream<UserModel> with(Key key) {
        return accounts.with(key)
                .filter(user -> new ScimRecord(user, connection).isReleased())
                // Who has been given another address since is somebody; one that goes on as another connection's never
                // lost its own.
                .filter(user ->
                        user.getEmail() == null || !SurrenderedAccount.isCalled(SurrenderedName.RELEASED, user));
    }

    private Optional<String> externalIdOf(UserModel user) {
        return new ScimRecord(user, connection).key(ScimRecord.EXTERNAL_ID);
    }
}
