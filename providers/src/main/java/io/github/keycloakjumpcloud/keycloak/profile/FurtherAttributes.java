package io.github.keycloakjumpcloud.keycloak.profile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** What a connection's profile mapper stores besides the usual: attribute of JumpCloud → user attribute. */
public final class FurtherAttributes {

    /** Mapper setting: JumpCloud attribute → user attribute, as Keycloak's map of names to values. */
    public static final String SETTING = "furtherAttributes";

    private FurtherAttributes() {}

    /** The further attributes of the connection's profile mapper; none when it has no such mapper. */
    public static Map<String, String> of(KeycloakSession session, String alias) {
        return ProfileNames.mapper(session, alias).map(FurtherAttributes::of).orElseGet(Map::of);
    }

    /**
     * Those of a mapper; none when they cannot be read, which fails each login.
     *
     * @param setting the mapper's {@value SETTING} as it is stored
     */
    public static Map<String, String> readable(String setting) {
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setConfig(Map.of(SETTING, setting));
        try {
            return of(mapper);
        } catch (RuntimeException unreadable) {
            return Map.of();
        }
    }

    public static Map<String, String> of(IdentityProviderMapperModel mapper) {
        String stored = mapper.getConfig().get(SETTING);
        if (stored == null || stored.isBlank()) {
            return Map.of();
        }
        Map<String, String> further = new TreeMap<>();
        mapper.getConfigMap(SETTING).forEach((received, attributes) -> attributes.stream()
                .findFirst()
                .filter(attribute -> !isReserved(attribute))
                .ifPresent(attribute -> further.put(received, attribute)));
        return further;
    }

    /** The account's own fields have rules of their own; no attribute of JumpCloud's may go around them. */
    private static boolean isReserved(String attribute) {
        return attribute.isBlank()
                || List.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME)
                        .contains(attribute)
                || attribute.startsWith("jumpcloud");
    }
}
