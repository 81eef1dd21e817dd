package io.github.keycloakjumpcloud.keycloak.account;

import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageId;

/** An account that may come from a directory (user federation). */
final class DirectoryAccount {

    /** Setting of Keycloak's own directories, LDAP and Kerberos. */
    private static final String EDIT_MODE = "editMode";

    private static final String READ_ONLY = "READ_ONLY";

    /** A user attribute that there is not: a directory may take the profile and no attributes. */
    private static final String OF_NOBODY = "jumpcloudNone";

    private final KeycloakSession session;
    private final UserModel user;

    DirectoryAccount(KeycloakSession session, UserModel user) {
        this.session = session;
        this.user = user;
    }

    /** Whether what JumpCloud says of the person cannot be stored. */
    boolean isReadOnly() {
        String directory =
                StorageId.isLocalStorage(user.getId()) ? user.getFederationLink() : StorageId.providerId(user.getId());
        return directory != null && editMode(directory).map(READ_ONLY::equals).orElseGet(this::refusesToBeWritten);
    }

    private Optional<String> editMode(String directory) {
        ComponentModel component = session.getContext().getRealm().getComponent(directory);
        return Optional.ofNullable(component).map(found -> found.get(EDIT_MODE));
    }

    /** Nothing else tells it of a directory that somebody has written. */
    private boolean refusesToBeWritten() {
        // The cache would take the same value for no change.
        UserModel stored = user instanceof CachedUserModel cached ? cached.getDelegateForUpdate() : user;
        try {
            stored.setFirstName(stored.getFirstName());
            stored.removeAttribute(OF_NOBODY);
            return false;
        } catch (ReadOnlyException e) {
            return true;
        }
    }
}
