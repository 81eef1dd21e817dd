package io.github.keycloakjumpcloud.keycloak.mapper;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.keycloak.assertion.VerifiedLogin;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.line.SupportedOnly;
import io.github.keycloakjumpcloud.keycloak.login.MapperFailure;
import java.util.List;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/** What the three mappers share: they work on JumpCloud connections, and treat a first login like a later one. */
abstract class ConnectionMapper extends AbstractIdentityProviderMapper implements SupportedOnly {

    private final String id;
    private final String displayType;
    private final String category;
    private final String helpText;

    ConnectionMapper(String id, String displayType, String category, String helpText) {
        this.id = id;
        this.displayType = displayType;
        this.category = category;
        this.helpText = helpText;
    }

    /** Brings the account in line with what JumpCloud said at this login. */
    abstract void apply(Login login);

    /** One login, as a mapper sees it. */
    record Login(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {

        ReceivedAttributes attributes() {
            return VerifiedLogin.of(session, connection(), context).attributes();
        }

        ConnectionConfig connection() {
            return ConnectionConfig.of(context.getIdpConfig());
        }
    }

    private void guarded(Login login) {
        MapperFailure.guard(login.session(), login.mapper(), login.context(), () -> apply(login));
    }

    @Override
    public final void importNewUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        guarded(new Login(session, realm, user, mapper, context));
    }

    @Override
    public final void updateBrokeredUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        guarded(new Login(session, realm, user, mapper, context));
    }

    @Override
    public final String[] getCompatibleProviders() {
        return new String[] {ConnectionConfig.PROVIDER_ID};
    }

    @Override
    public final boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return true;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayType() {
        return displayType;
    }

    @Override
    public final String getDisplayCategory() {
        return category;
    }

    @Override
    public final String getHelpText() {
        return helpText;
    }

    @Override
    public abstract List<ProviderConfigProperty> getConfigProperties();
}
