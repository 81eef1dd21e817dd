package io.github.keycloakjumpcloud.it.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.UserCredentialManager;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.UserStorageProviderFactory;
import org.keycloak.storage.adapter.AbstractUserAdapter;
import org.keycloak.storage.user.UserLookupProvider;
import org.keycloak.storage.user.UserQueryMethodsProvider;

/**
 * A directory of people that Keycloak can read but not write, as an LDAP server often is. It knows every person whose
 * address begins with {@value #PREFIX}. The directory is in a jar of its own, which only servers of tests have.
 */
public final class ReadOnlyDirectory implements UserStorageProvider, UserLookupProvider, UserQueryMethodsProvider {

    public static final String ID = "test-read-only-directory";
    public static final String PREFIX = "directory-";

    private final KeycloakSession session;
    private final ComponentModel component;

    public ReadOnlyDirectory(KeycloakSession session, ComponentModel component) {
        this.session = session;
        this.component = component;
    }

    public static Path jar() {
        return ProviderJar.of(
                "directory.jar",
                UserStorageProviderFactory.class,
                Factory.class,
                List.of(ReadOnlyDirectory.class, Account.class));
    }

    /** Adds this directory to the realm. */
    public static void addTo(RealmAdmin realm) {
        realm.addComponent(ID, UserStorageProvider.class.getName(), Map.of());
    }

    @Override
    public UserModel getUserById(RealmModel realm, String id) {
        return getUserByEmail(realm, StorageId.externalId(id));
    }

    @Override
    public UserModel getUserByUsername(RealmModel realm, String username) {
        return getUserByEmail(realm, username);
    }

    @Override
    public UserModel getUserByEmail(RealmModel realm, String email) {
        return email.startsWith(PREFIX) ? new Account(session, realm, component, email) : null;
    }

    @Override
    public Stream<UserModel> searchForUserStream(
            RealmModel realm, Map<String, String> parameters, Integer first, Integer max) {
        String email = parameters.get(UserModel.EMAIL);
        return email == null ? Stream.empty() : Stream.ofNullable(getUserByEmail(realm, email));
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

    /** The account of a person in the directory. */
    public static final class Account extends AbstractUserAdapter {

        private final String email;

        Account(KeycloakSession session, RealmModel realm, ComponentModel component, String email) {
            super(session, realm, component);
            this.email = email;
        }

        @Override
        public String getUsername() {
            return email;
        }

        @Override
        public String getEmail() {
            return email;
        }

        @Override
        public boolean isEmailVerified() {
            return true;
        }

        @Override
        public SubjectCredentialManager credentialManager() {
            return new UserCredentialManager(session, realm, this);
        }
    }

    /** The factory in the server. */
    public static final class Factory implements UserStorageProviderFactory<ReadOnlyDirectory> {

        @Override
        public ReadOnlyDirectory create(KeycloakSession session, ComponentModel model) {
            return new ReadOnlyDirectory(session, model);
        }

        @Override
        public String getId() {
            return ID;
        }
    }
}
