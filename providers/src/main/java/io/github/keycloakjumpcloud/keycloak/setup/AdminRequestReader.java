package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import io.github.keycloakjumpcloud.keycloak.realm.ActingAdministrator;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Collection;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.AuthenticationFlowEntity;
import org.keycloak.models.jpa.entities.RealmEntity;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Sees connections and mappers that an administrator sends before Keycloak does, and makes room for what they name: the
 * first-login flow, which Keycloak wants to find, and names of mappers, which Keycloak wants to be free. Keycloak has no extension
 * point there.
 */
@Provider
public final class AdminRequestReader implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object sent = context.proceed();
        boolean concerns =
                sent instanceof IdentityProviderRepresentation || sent instanceof IdentityProviderMapperRepresentation;
        if (concerns && RunningKeycloak.isSupported()) {
            KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
            RealmModel realm = session.getContext().getRealm();
            if (realm != null && maySave(session, realm)) {
                makeRoom(session, realm, sent);
            }
        }
        return sent;
    }

    /** Keycloak refuses anybody else, a moment later. */
    private static boolean maySave(KeycloakSession session, RealmModel realm) {
        return ActingAdministrator.of(session, realm)
                .filter(ActingAdministrator::managesIdentityProviders)
                .isPresent();
    }

    private static void makeRoom(KeycloakSession session, RealmModel realm, Object sent) {
        if (sent instanceof IdentityProviderRepresentation provider) {
            if (ConnectionConfig.PROVIDER_ID.equals(provider.getProviderId())
                    && FirstLoginFlow.ALIAS.equals(provider.getFirstBrokerLoginFlowAlias())
                    && realm.getFlowByAlias(FirstLoginFlow.ALIAS) == null) {
                show(new ConnectionWiring(session, realm).firstLoginFlowId(), session, realm);
            }
        } else if (sent instanceof IdentityProviderMapperRepresentation mapper
                && HttpMethod.POST.equals(session.getContext().getHttpRequest().getHttpMethod())) {
            new WiredMappers(session, mapper.getIdentityProviderAlias()).giveWayTo(mapper);
        }
    }

    /** The flow was made in a transaction of its own, and this one reads no row twice. */
    private static void show(String flowId, KeycloakSession session, RealmModel realm) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        AuthenticationFlowEntity flow = entities.find(AuthenticationFlowEntity.class, flowId);
        Collection<AuthenticationFlowEntity> known =
                entities.find(RealmEntity.class, realm.getId()).getAuthenticationFlows();
        if (!known.contains(flow)) {
            known.add(flow);
        }
    }
}
