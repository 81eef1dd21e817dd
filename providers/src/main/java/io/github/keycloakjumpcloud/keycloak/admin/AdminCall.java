package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.Connections;
import io.github.keycloakjumpcloud.keycloak.connection.SettingText;
import java.util.Comparator;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** One call of the admin API: who calls, what they may do, what they have done, and to which connections of the realm. */
record AdminCall(
        KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {

    AdminCall {
        adminEvent = adminEvent.resource(ResourceType.IDENTITY_PROVIDER);
    }

    /** Whoever may not even look ends here, with 403. */
    void requireView() {
        auth.realm().requireViewIdentityProviders();
    }

    /** Whoever may not change anything ends here, with 403. */
    void requireManage() {
        auth.realm().requireManageIdentityProviders();
    }

    /** As for Keycloak's own addresses of flows and their settings. */
    boolean maySeeFlows() {
        return auth.realm().canViewRealm();
    }

    /** Who calls. */
    AdminAuth admin() {
        return auth.adminAuth();
    }

    /** The connection that a path names; ends with 404 when there is none, or it is a provider of another type. */
    ConnectionConfig connection(String alias) {
        IdentityProviderModel model = provider(alias);
        if (!ConnectionConfig.isConnection(model)) {
            throw AdminProblem.notFound("There is no such connection");
        }
        return ConnectionConfig.of(model);
    }

    /** The provider of any type that a path names, or null. */
    IdentityProviderModel provider(String alias) {
        return SettingText.isAlias(alias) ? session.identityProviders().getByAlias(alias) : null;
    }

    /** All connections of the realm, by alias. */
    Stream<ConnectionConfig> connections() {
        return Connections.of(session).sorted(Comparator.comparing(ConnectionConfig::getAlias));
    }

    /** An admin event at the address of this call, to be told by {@code success()}. */
    AdminEventBuilder event(OperationType operation) {
        return adminEvent.operation(operation).resourcePath(session.getContext().getUri());
    }
}
