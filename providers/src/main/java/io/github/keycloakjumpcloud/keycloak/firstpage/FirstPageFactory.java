package io.github.keycloakjumpcloud.keycloak.firstpage;

import io.github.keycloakjumpcloud.keycloak.line.SupportedOnly;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.organization.authentication.authenticators.browser.OrganizationAuthenticatorFactory;

/**
 * Takes the place of Keycloak's step "Organization Identity-First Login", under its own id. So no flow has to name a step
 * that is gone when the jar is taken out.
 */
public final class FirstPageFactory extends OrganizationAuthenticatorFactory implements SupportedOnly {

    private static final int BEFORE_KEYCLOAK = 1;

    private final PageMemory memory = new PageMemory(ServerTime::now);

    @Override
    public Authenticator create(KeycloakSession session) {
        return new FirstPage(session, memory);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        super.postInit(factory);
        factory.register(new ChangeListener());
    }

    @Override
    public boolean isSupported(Config.Scope config) {
        return super.isSupported(config) && SupportedOnly.super.isSupported(config);
    }

    @Override
    public int order() {
        return BEFORE_KEYCLOAK;
    }
}
