package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.utils.UserModelDelegate;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.UserStorageProviderFactory;
import org.keycloak.storage.user.ImportedUserValidation;
import org.keycloak.storage.user.UserLookupProvider;

/**
 * A directory of people whom Keycloak copies into its database, as with an LDAP server. The directory forbids Keycloak
 * to write some or all parts of an account. It knows every person whose address begins with {@value #PREFIX}. The
 * directory is in a jar of its own, which only servers of tests have.
 */
public final class ImportingDirectory implements UserStorageProvider, UserLookupProvider, ImportedUserValidation {

    public static final String ID = "test-importing-directory";
    public static final String PREFIX = "imported-";

    private static final String REFUSES = "refuses";
    private static final String OFF = "off";
    private static final String EDIT_MODE = "editMode";

    private final KeycloakSession session;
    private final ComponentModel component;

    public ImportingDirectory(KeycloakSession session, ComponentModel component) {
        this.session = session;
        this.component = component;
    }

    /** A part of an account that the directory can forbid Keycloak to write. */
    public enum Part {
        PROFILE,
        ENABLED,
        ATTRIBUTES
    }

    public static Path jar() {
        return ProviderJar.of(
                "importing-directory.jar",
                UserStorageProviderFactory.class,
                Factory.class,
                List.of(ImportingDirectory.class, Part.class, Account.class));
    }

    /** Adds this directory, which forbids to write these parts, to the realm. */
    public static void addTo(RealmAdmin realm, Part... refused) {
        realm.addComponent(
                ID,
                UserStorageProvider.class.getName(),
                Map.of(REFUSES, Arrays.stream(refused).map(Enum::name).toList()));
    }

    /** Adds this directory, which Keycloak may write, to the realm, and returns its id. */
    public static String addWritable(RealmAdmin realm) {
        realm.addComponent(ID, UserStorageProvider.class.getName(), Map.of(EDIT_MODE, List.of("WRITABLE")));
        return component(realm).get("id").asText();
    }

    /** The directory says from now on that this person is disabled. */
    public static void disable(RealmAdmin realm, String email) {
        ObjectNode component = (ObjectNode) component(realm);
        component.withObjectProperty("config").putArray(OFF).add(email);
        realm.api().put(realm.path("components/" + component.get("id").asText()), component);
    }

    private static JsonNode component(RealmAdmin realm) {
        return Json.list(realm.get("components?type=" + UserStorageProvider.class.getName())).stream()
                .filter(found -> found.get("providerId").asText().equals(ID))
                .findFirst()
                .orElseThrow();
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
        if (!email.startsWith(PREFIX)) {
            return null;
        }
        UserProvider database = session.getProvider(UserProvider.class);
        UserModel copy = database.getUserByUsername(realm, email);
        if (copy == null) {
            copy = database.addUser(realm, email);
            copy.setEmail(email);
            copy.setEmailVerified(true);
            copy.setFirstName("Of");
            copy.setLastName("Directory");
            copy.setEnabled(true);
            copy.setFederationLink(component.getId());
        }
        return validate(realm, copy);
    }

    @Override
    public UserModel validate(RealmModel realm, UserModel copy) {
        return new Account(
                copy,
                component.getConfig().getList(REFUSES),
                component.getConfig().getList(OFF).contains(copy.getEmail()));
    }

    @Override
    public void close() {}

    /** The account of a person in the directory. */
    public static final class Account extends UserModelDelegate {

        private static final Set<String> PROFILE_ATTRIBUTES =
                Set.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME);

        private final List<String> refused;
        private final boolean off;

        Account(UserModel copy, List<String> refused, boolean off) {
            super(copy);
            this.refused = refused;
            this.off = off;
        }

        @Override
        public boolean isEnabled() {
            return super.isEnabled() && !off;
        }

        private void requireAttribute(String name) {
            require(PROFILE_ATTRIBUTES.contains(name) ? Part.PROFILE : Part.ATTRIBUTES);
        }

        private void require(Part part) {
            if (refused.contains(part.name())) {
                throw new ReadOnlyException("the directory does not take this");
            }
        }

        @Override
        public void setUsername(String username) {
            require(Part.PROFILE);
            super.setUsername(username);
        }

        @Override
        public void setEmail(String email) {
            require(Part.PROFILE);
            super.setEmail(email);
        }

        @Override
        public void setEmailVerified(boolean verified) {
            require(Part.PROFILE);
            super.setEmailVerified(verified);
        }

        @Override
        public void setFirstName(String firstName) {
            require(Part.PROFILE);
            super.setFirstName(firstName);
        }

        @Override
        public void setLastName(String lastName) {
            require(Part.PROFILE);
            super.setLastName(lastName);
        }

        @Override
        public void setEnabled(boolean enabled) {
            require(Part.ENABLED);
            super.setEnabled(enabled);
        }

        @Override
        public void setSingleAttribute(String name, String value) {
            requireAttribute(name);
            super.setSingleAttribute(name, value);
        }

        @Override
        public void setAttribute(String name, List<String> values) {
            requireAttribute(name);
            super.setAttribute(name, values);
        }

        @Override
        public void removeAttribute(String name) {
            requireAttribute(name);
            super.removeAttribute(name);
        }
    }

    /** The factory in the server. */
    public static final class Factory implements UserStorageProviderFactory<ImportingDirectory> {

        @Override
        public ImportingDirectory create(KeycloakSession session, ComponentModel model) {
            return new ImportingDirectory(session, model);
        }

        @Override
        public String getId() {
            return ID;
        }

        /** Keycloak drops other settings when a component is changed. */
        @Override
        public List<ProviderConfigProperty> getConfigProperties() {
            return Stream.of(OFF, EDIT_MODE)
                    .map(name -> new ProviderConfigProperty(
                            name, name, name, ProviderConfigProperty.MULTIVALUED_STRING_TYPE, null))
                    .toList();
        }
    }
}
