package io.github.keycloakjumpcloud.core.scim;

import java.util.regex.Pattern;

/** The name of the actor in events about what a token does. */
public final class TokenActor {

    /** The forms of Keycloak's account ids: its own, and those of a directory. */
    private static final Pattern ID = Pattern.compile("(?i)f:.*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private TokenActor() {}

    /**
     * The token's name. Where the name is null, blank or could pass for an account's id, the service's name.
     *
     * @param tokenName the name as an admin typed it; null where no token acts
     * @param service the name of the service
     */
    public static String of(String tokenName, String service) {
        String name = tokenName == null ? "" : tokenName.strip();
        return name.isEmpty() || ID.matcher(name).matches() ? service : name;
    }
}
