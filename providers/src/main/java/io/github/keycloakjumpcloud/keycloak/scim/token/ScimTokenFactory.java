package io.github.keycloakjumpcloud.keycloak.scim.token;

import io.github.keycloakjumpcloud.core.scim.RecentFailures;
import io.github.keycloakjumpcloud.keycloak.account.UnlinkedMark;
import io.github.keycloakjumpcloud.keycloak.line.SupportedOnly;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The type of the components that tokens are, and what a node remembers of their use. Keycloak's own components API
 * neither shows nor changes them, and before 26.6 shows them without the hash; exports show none.
 */
public final class ScimTokenFactory implements ComponentFactory<ScimToken, ScimToken>, SupportedOnly {

    static final String ID = "jumpcloud-scim-token";

    private static final int FAILING_SOURCES = 10_000;

    private final RecentFailures failures = new RecentFailures(FAILING_SOURCES, Time::currentTimeMillis);
    private final RecentFailures challenges = new RecentFailures(FAILING_SOURCES, Time::currentTimeMillis);
    private final LastUse lastUse = new LastUse();

    static ScimTokenFactory of(KeycloakSession session) {
        return (ScimTokenFactory) session.getKeycloakSessionFactory().getProviderFactory(ScimToken.class, ID);
    }

    RecentFailures failures() {
        return failures;
    }

    /** Who came without a token. */
    RecentFailures challenges() {
        return challenges;
    }

    LastUse lastUse() {
        return lastUse;
    }

    @Override
    public String getId() {
        return ID;
    }

    /** Keycloak asks from 26.6 on, and keeps the tokens out of its REST API for components then. */
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getHelpText() {
        return "A token for SCIM";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(ScimToken.HASH)
                .type(ProviderConfigProperty.PASSWORD)
                .secret(true)
                .add()
                .property()
                .name(ScimToken.CREATED_AT)
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(ScimToken.EXPIRES_AT)
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(ScimToken.LAST_USED_AT)
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .build();
    }

    /** Whoever makes a token does so at the connection; before 26.6 Keycloak's REST API for components would make them too. */
    static void allowMaking(KeycloakSession session) {
        session.setAttribute(ID, true);
    }

    @Override
    public void onCreate(KeycloakSession session, RealmModel realm, ComponentModel model) {
        requireAllowed(session);
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel old, ComponentModel changed) {
        requireAllowed(session);
    }

    private static void requireAllowed(KeycloakSession session) {
        if (session.getAttribute(ID) == null) {
            throw new ComponentValidationException("tokens are made and revoked at their connection");
        }
    }

    @Override
    public ScimToken create(KeycloakSession session, ComponentModel model) {
        return new ScimToken(model);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new TokenMove());
        factory.register(new UnlinkedMark());
    }

    @Override
    public void close() {}
}
