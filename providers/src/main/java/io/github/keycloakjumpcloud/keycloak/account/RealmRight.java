package io.github.keycloakjumpcloud.keycloak.account;

import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.RealmManager;

/** What an account may do in a realm by its roles of Keycloak's administration, whatever a token of it carries. */
public final class RealmRight {

    private RealmRight() {}

    /**
     * Whether the account has one of the roles for this realm.
     *
     * @param home the account's realm: this one, or that of the server's administrators
     * @param roles by the names of {@link org.keycloak.models.AdminRoles}
     */
    public static boolean has(RealmModel realm, RealmModel home, UserModel account, String... roles) {
        ClientModel management = RealmManager.isAdministrationRealm(home)
                ? realm.getMasterAdminClient()
                : realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        // An imported realm may lack the client; then nobody administers anything by it.
        return Stream.ofNullable(management)
                .flatMap(client -> Stream.of(roles).map(client::getRole))
                .filter(Objects::nonNull)
                .anyMatch(account::hasRole);
    }
}
