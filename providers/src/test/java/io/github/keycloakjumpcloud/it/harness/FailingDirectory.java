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
 * A directory that does not answer when it is asked for somebody whose address begins with {@value #LOST}, as an LDAP server
 * that is down; fails for another reason when the address begins with {@value #BROKEN}; and names accounts of Keycloak's own database once more whose address begins with {@value #TWICE}. In a jar of
 * its own, which only servers of tests are given.
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

    /** Gives the realm this directory. */
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

    /** In the server. */
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
