package io.github.keycloakjumpcloud.it.harness;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** In the server: all accounts of a realm at once, with the groups and links that Keycloak's admin API tells one by one. */
public final class AccountsResource {

    static final String ID = "accounts-for-tests";

    private final KeycloakSession session;
    private final RealmModel realm;

    AccountsResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<UserRepresentation> accounts() {
        Map<String, String> people = new HashMap<>(Map.of(UserModel.INCLUDE_SERVICE_ACCOUNT, "false"));
        return session.users()
                .searchForUserStream(realm, people, 0, 10_000)
                .map(this::account)
                .toList();
    }

    private UserRepresentation account(UserModel user) {
        UserRepresentation account = ModelToRepresentation.toRepresentation(session, realm, user);
        account.setGroups(user.getGroupsStream()
                .map(ModelToRepresentation::buildGroupPath)
                .sorted()
                .toList());
        account.setFederatedIdentities(session.users()
                .getFederatedIdentitiesStream(realm, user)
                .map(ModelToRepresentation::toRepresentation)
                .sorted(Comparator.comparing(FederatedIdentityRepresentation::getIdentityProvider))
                .toList());
        return account;
    }

    /** In the server. */
    public static final class Factory implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

        @Override
        public String getId() {
            return ID;
        }

        @Override
        public AdminRealmResourceProvider create(KeycloakSession session) {
            return this;
        }

        @Override
        public Object getResource(
                KeycloakSession session,
                RealmModel realm,
                AdminPermissionEvaluator auth,
                AdminEventBuilder adminEvent) {
            auth.users().requireView();
            return new AccountsResource(session, realm);
        }

        @Override
        public void init(Config.Scope config) {}

        @Override
        public void postInit(KeycloakSessionFactory factory) {}

        @Override
        public void close() {}
    }
}
