package io.github.keycloakjumpcloud.it.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.naming.CommunicationException;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.UserStorageProviderFactory;
import org.keycloak.storage.user.UserLookupProvider;
import org.keycloak.storage.user.UserQueryMethodsProvider;

/**
 * A directory that fails for some e-mail addresses. An address that begins with {@value #LOST} fails as if an LDAP
 * server were down. An address that begins with {@value #BROKEN} fails for another reason. For an address that begins
 * with {@value #TWICE} the directory names the account of Keycloak's own database a second time. The directory is in a
 * jar of its own, which only servers of tests have.
 */
public final class FailingDirectory implements UserStorageProvider, UserLookupProvider, UserQueryMethodsProvider {

    public static final String ID = "test-failing-directory";
    public static final String LOST = "lost-";
    public static final String BROKEN = "broken-";
    public static final String TWICE = "twice-";

    private final KeycloakSession session;

    public FailingDirectory(KeycloakSession session) {
        this.session = session;
    }

    public static Path jar() {
        return ProviderJar.of(
                "failing-directory.jar",
                UserStorageProviderFactory.class,
                Factory.class,
                List.of(FailingDirectory.class));
    }

    /** Adds this directory to the realm. */
    public static void addTo(RealmAdmin realm) {
        realm.addComponent(ID, UserStorageProvider.class.getName(), Map.of());
    }

    @Override
    public UserModel getUserById(RealmModel realm, String id) {
        return null;
    }

    @Override
    public UserModel getUserByUsername(RealmModel realm, String username) {
        return getUserByEmail(realm, username);
    }

    @Override
    public UserModel getUserByEmail(RealmModel realm, String email) {
        if (email.startsWith(LOST)) {
            throw new ModelException("LDAP Query failed", new CommunicationException("connection refused"));
        }
        if (email.startsWith(BROKEN)) {
            throw new IllegalStateException("a fault that quotes " + email);
        }
        return null;
    }

    @Override
    public Stream<UserModel> searchForUserStream(
            RealmModel realm, Map<String, String> parameters, Integer first, Integer max) {
        String email = parameters.getOrDefault(UserModel.EMAIL, "");
        return email.startsWith(TWICE)
                ? Stream.ofNullable(session.getProvider(UserProvider.class).getUserByEmail(realm, email))
                : Stream.ofNullable(getUserByEmail(realm, email));
    }

    @Override
    public Stream<UserModel> getGroupMembersStream(RealmModel realm, GroupModel group, Integer first, Integer max) {
        return Stream.empty();
    }

    @Override
    public Stream<UserModel> searchForUserByUserAttributeStream(RealmModel realm, String name, String value) {
        return Stream.empty();
    }

    @Override
    public void close() {}

    /** The factory in the server. */
    public static final class Factory implements UserStorageProviderFactory<FailingDirectory> {

        @Override
        public FailingDirectory create(KeycloakSession session, ComponentModel model) {
            return new FailingDirectory(session);
        }

        @Override
        public String getId() {
            return ID;
        }
    }
}
