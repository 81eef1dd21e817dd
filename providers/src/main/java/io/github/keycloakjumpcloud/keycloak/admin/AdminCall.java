package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import io.github.keycloakjumpcloud.keycloak.account.RealmRight;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** One call of the admin API: who calls, what they may do, what they have done, and to which connections of the realm. */
record AdminCall(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent)
        implements SetupCall {

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

    /** Whoever may not change clients ends here, with 403. */
    void requireManageClients() {
        auth.clients().requireManage();
    }

    /** As for Keycloak's own addresses of flows and their settings. */
    boolean maySeeFlows() {
        return auth.realm().canViewRealm();
    }

    /** Whether the person may see the realm's roles, whatever the token carries that the setup page has for them. */
    boolean personMayViewRealm() {
        return hasOneOf(AdminRoles.VIEW_REALM, AdminRoles.MANAGE_REALM);
    }

    /** Whether the person may see all clients and their roles, whatever the token carries. */
    boolean personMayViewClients() {
        return hasOneOf(AdminRoles.VIEW_CLIENTS, AdminRoles.MANAGE_CLIENTS);
    }

    /** Whether the person may see the realm's users, whatever the token carries. */
    boolean personMayViewUsers() {
        return hasOneOf(AdminRoles.VIEW_USERS, AdminRoles.MANAGE_USERS);
    }

    private boolean hasOneOf(String... roles) {
        return RealmRight.has(realm, admin().getRealm(), admin().getUser(), roles);
    }

    private AdminAuth admin() {
        return auth.adminAuth();
    }

    /** Keycloak, too, asks administrators once, when their request begins. */
    @Override
    public void requireStanding() {}

    @Override
    public void requireView(SetupPermission part) {
        requireView();
    }

    @Override
    public void requireManage(SetupPermission part) {
        requireManage();
    }

    @Override
    public ConnectionRequest permitted(ConnectionRequest request, boolean isNew) {
        requireManage();
        return request;
    }

    @Override
    public WrongInput told(WrongInput wrong) {
        return wrong;
    }

    /** Keycloak reports of administrators what they change. */
    @Override
    public void used(String what) {}

    @Override
    public boolean seesAccounts() {
        return true;
    }

    @Override
    public Optional<String> idOfNew() {
        return Optional.empty();
    }

    @Override
    public String caller() {
        return admin().getRealm().getId() + "." + admin().getUser().getId();
    }

    @Override
    public void report(OperationType operation, String alias, Object representation, String... path) {
        AdminEventBuilder event = event(operation);
        if (path.length > 0 && operation == OperationType.CREATE) {
            event.resourcePath(session.getContext().getUri(), path[path.length - 1]);
        }
        if (representation != null) {
            event.representation(representation);
        }
        event.success();
    }

    /** All connections of the realm, by alias. */
    Stream<ConnectionConfig> connections() {
        return new StoredProviders(session).connections().sorted(Comparator.comparing(ConnectionConfig::getAlias));
    }

    /** An admin event at the address of this call, to be told by {@code success()}. */
    AdminEventBuilder event(OperationType operation) {
        return adminEvent.operation(operation).resourcePath(session.getContext().getUri());
    }
}
