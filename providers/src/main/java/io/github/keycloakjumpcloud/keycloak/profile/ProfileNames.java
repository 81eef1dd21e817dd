package io.github.keycloakjumpcloud.keycloak.profile;

import io.github.keycloakjumpcloud.core.profile.AttributeNames;
import io.github.keycloakjumpcloud.core.profile.ProfileField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The attribute names that a connection's profile mapper is configured with. The gate asks for them as well, since it
 * needs the e-mail address before any mapper runs.
 */
public final class ProfileNames {

    /** Id of the profile mapper. */
    public static final String MAPPER_ID = "jumpcloud-profile-idp-mapper";

    /** Name of the profile mapper that a connection is wired with. */
    public static final String MAPPER_NAME = "profile";

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
        IdentityProviderStorageProvider providers = session.identityProviders();
        // Keycloak caches a mapper by its name and by its id, but not the list of them. What it has by name may be from
        // before a renaming, so of that only the id counts.
        return Optional.ofNullable(providers.getMapperByName(alias, MAPPER_NAME))
                .map(named -> providers.getMapperById(named.getId()))
                .filter(mapper -> alias.equals(mapper.getIdentityProviderAlias()) && isProfileMapper(mapper))
                .or(() -> providers
                        .getMappersByAliasStream(alias)
                        .filter(ProfileNames::isProfileMapper)
                        .findFirst());
    }

    private static boolean isProfileMapper(IdentityProviderMapperModel mapper) {
        return MAPPER_ID.equals(mapper.getIdentityProviderMapper());
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
