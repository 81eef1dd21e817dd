package io.github.keycloakjumpcloud.it.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A mapper of another vendor, which fails at the moment that its setting names. Its message quotes the person's
 * address. The mapper is in a jar of its own, which only servers of tests have.
 */
public final class FailingMapper extends AbstractIdentityProviderMapper {

    public static final String ID = "test-failing-mapper";
    private static final String MOMENT = "moment";

    /** The moment at which the mapper fails. */
    public enum Moment {
        PREPROCESS,
        IMPORT,
        UPDATE
    }

    public static Path jar() {
        return ProviderJar.of(
                "failing-mapper.jar", IdentityProviderMapper.class, FailingMapper.class, List.of(Moment.class));
    }

    public static Map<String, String> at(Moment moment) {
        return Map.of(MOMENT, moment.name());
    }

    private static void fail(Moment moment, IdentityProviderMapperModel mapper, BrokeredIdentityContext context) {
        if (moment.name().equals(mapper.getConfig().get(MOMENT))) {
            throw new IllegalStateException("a fault that quotes " + context.getEmail());
        }
    }

    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        fail(Moment.PREPROCESS, mapper, context);
    }

    @Override
    public void importNewUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        fail(Moment.IMPORT, mapper, context);
    }

    @Override
    public void updateBrokeredUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        fail(Moment.UPDATE, mapper, context);
    }

    @Override
    public boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return true;
    }

    @Override
    public String[] getCompatibleProviders() {
        return new String[] {ANY_PROVIDER};
    }

    @Override
    public String getDisplayCategory() {
        return "Test";
    }

    @Override
    public String getDisplayType() {
        return "Test";
    }

    @Override
    public String getHelpText() {
        return "Fails.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public String getId() {
        return ID;
    }
}
