package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.keycloak.line.SupportedOnly;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** The first-broker-login step "JumpCloud first login". */
public final class FirstLoginAuthenticatorFactory implements AuthenticatorFactory, SupportedOnly {

    public static final String ID = "jumpcloud-first-login";

    private static final Requirement[] REQUIREMENTS = {
        Requirement.ALTERNATIVE, Requirement.REQUIRED, Requirement.DISABLED
    };

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new FirstLoginAuthenticator();
    }

    @Override
    public String getDisplayType() {
        return "JumpCloud first login";
    }

    @Override
    public String getReferenceCategory() {
        return "jumpcloud";
    }

    @Override
    public String getHelpText() {
        return "At the first sign-in through a JumpCloud connection: creates the account, links an existing one, asks for proof"
                + " of ownership or refuses, as the connection's settings say. Place it as alternative before the steps that"
                + " prove ownership.";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return REQUIREMENTS.clone();
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
