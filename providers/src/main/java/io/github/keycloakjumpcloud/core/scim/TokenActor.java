package io.github.keycloakjumpcloud.core.scim;

import java.util.regex.Pattern;

/** Who stands for the actor in the events of what a token does. */
public final class TokenActor {

    /** The forms of the ids of Keycloak's accounts: its own, and those of a directory. */
    private static final Pattern ID = Pattern.compile("(?i)f:.*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private TokenActor() {}

    /**
     * The token's name, which somebody has typed; where it could pass for an account, the service's name.
     *
     * @param service stands for the actor where no token does
     */
    public static String of(String tokenName, String service) {
        String name = tokenName == null ? "" : tokenName.strip();
        return name.isEmpty() || ID.matcher(name).matches() ? service : name;
    }
}
