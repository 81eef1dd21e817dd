package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import org.keycloak.models.IdentityProviderModel;

/**
 * Which texts a connection may be told: none that a database does not store, none that is too long for its column. Values of
 * settings have no limit there. Keycloak looks at neither.
 */
public final class SettingText {

    private static final String ALIAS = "alias";

    private SettingText() {}

    /** Whether a provider can have this alias; the database is not asked for another one. */
    public static boolean isAlias(String alias) {
        return AttributeText.isOneLine(alias) && alias.length() <= AttributeText.NAME_LIMIT;
    }

    /** @throws IllegalArgumentException when no provider can have this alias */
    public static void requireAlias(String alias) {
        requireLine(ALIAS, alias);
    }

    /** @throws IllegalArgumentException for the first text that may not be; it is named, and not shown */
    static void check(IdentityProviderModel connection) {
        requireLine(ALIAS, connection.getAlias());
        requireLine("displayName", connection.getDisplayName());
        connection.getConfig().forEach((key, value) -> {
            requireLine("the name of a setting", key);
            if (value != null && !AttributeText.isStorable(value)) {
                throw unstorable(key);
            }
        });
    }

    private static void requireLine(String name, String text) {
        if (text == null) {
            return;
        }
        if (text.length() > AttributeText.NAME_LIMIT) {
            throw new IllegalArgumentException(name + " may have " + AttributeText.NAME_LIMIT + " characters at most");
        }
        if (!AttributeText.isOneLine(text)) {
            throw unstorable(name);
        }
    }

    private static IllegalArgumentException unstorable(String name) {
        return new IllegalArgumentException(name + " may not hold control characters or half a character");
    }
}
