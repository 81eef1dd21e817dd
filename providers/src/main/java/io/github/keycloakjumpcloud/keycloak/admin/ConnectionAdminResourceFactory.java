package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.keycloak.line.SupportedOnly;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Registers the admin API's path segment {@code jumpcloud}. */
public final class ConnectionAdminResourceFactory
        implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider, SupportedOnly {

    @Override
    public String getId() {
        return "jumpcloud";
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        return new ConnectionAdminResource(new AdminCall(session, realm, auth, adminEvent));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
