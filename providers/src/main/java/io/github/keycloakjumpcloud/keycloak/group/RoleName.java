package io.github.keycloakjumpcloud.keycloak.group;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A role as a setting names it: a realm role by its name, a client role as {@code client/role} or, as the admin console's
 * role picker writes it, {@code client.role}.
 */
public record RoleName(String text) {

    /** The role; empty when the realm has none of that name. */
    public Optional<RoleModel> find(KeycloakSession session, RealmModel realm) {
        return Optional.ofNullable(realm.getRole(text))
                .or(() ->
                        Optional.ofNullable(KeycloakModelUtils.getRoleFromString(realm, text.replaceFirst("/", "."))));
    }
}
