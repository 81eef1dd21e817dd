package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.profile.AttributeNames;
import io.github.keycloakjumpcloud.core.profile.ProfileField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;

/**
 * The attribute names that a connection's profile mapper is configured with. The gate asks for them as well, since it
 * needs the e-mail address before any mapper runs.
 */
public final class ProfileNames {

    /** Id of the profile mapper. */
    public static final String MAPPER_ID = "jumpcloud-profile-idp-mapper";

    /** Mapper setting: only the configured names count. */
    public static final String STRICT = "strictAttributeNames";

    private ProfileNames() {}

    /** The mapper setting that holds the attribute name of a field. */
    public static String setting(ProfileField field) {
        return switch (field) {
            case EMAIL -> "emailAttribute";
            case FIRST_NAME -> "firstNameAttribute";
            case LAST_NAME -> "lastNameAttribute";
            case USERNAME -> "usernameAttribute";
            case JOB_TITLE -> "jobTitleAttribute";
            case DEPARTMENT -> "departmentAttribute";
        };
    }

    /** The names of the connection's profile mapper; the defaults when it has none. */
    public static AttributeNames of(KeycloakSession session, String alias) {
        return mapper(session, alias).map(ProfileNames::of).orElseGet(AttributeNames::defaults);
    }

    static Optional<IdentityProviderMapperModel> mapper(KeycloakSession session, String alias) {
        return session.identityProviders()
                .getMappersByAliasStream(alias)
                .filter(mapper -> MAPPER_ID.equals(mapper.getIdentityProviderMapper()))
                .findFirst();
    }

    public static AttributeNames of(IdentityProviderMapperModel mapper) {
        Map<ProfileField, String> configured = new EnumMap<>(ProfileField.class);
        for (ProfileField field : ProfileField.values()) {
            String name = mapper.getConfig().get(setting(field));
            if (name != null && !name.isBlank()) {
                configured.put(field, name);
            }
        }
        return new AttributeNames(
                configured, Boolean.parseBoolean(mapper.getConfig().get(STRICT)));
    }
}
