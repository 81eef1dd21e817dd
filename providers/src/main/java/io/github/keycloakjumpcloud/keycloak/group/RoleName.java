package io.github.keycloakjumpcloud.keycloak.group;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A role as a setting names it: a realm role by its name, a client role as {@code client/role} or, as the admin console's
 * role picker writes it, {@code client.role}. A client whose ID has a slash needs the latter.
 */
public record RoleName(String text) {

    /** The name by which {@link #find} finds this role; empty when others have each of its names. */
    public static Optional<RoleName> of(RoleModel role, KeycloakSession session, RealmModel realm) {
        Stream<String> names = role.getContainer() instanceof ClientModel client
                ? Stream.of("/", ".").map(separator -> client.getClientId() + separator + role.getName())
                : Stream.of(role.getName());
        return names.map(RoleName::new)
                .filter(name -> name.find(session, realm)
                        .filter(found -> found.getId().equals(role.getId()))
                        .isPresent())
                .findFirst();
    }

    /** The role; empty when the realm has none of that name. */
    public Optional<RoleModel> find(KeycloakSession session, RealmModel realm) {
        return Optional.ofNullable(realm.getRole(text))
                .or(() -> Optional.ofNullable(KeycloakModelUtils.getRoleFromString(realm, text.replaceFirst("/", "."))))
                .or(() -> Optional.ofNullable(KeycloakModelUtils.getRoleFromString(realm, text)));
    }
}
