package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * What a connection's SCIM client told of a person and Keycloak has no field for, kept in two user attributes that only
 * administrators see: one line for each connection. Only the SCIM endpoint reads the JSON in it.
 */
public final class ScimRecord {

    /** The user attribute: internal id of the connection, state, JSON. */
    public static final String ATTRIBUTE = "jumpcloudScim";

    /** The user attribute by which a person is found: internal id of the connection, name of the key, value. */
    public static final String KEYS = "jumpcloudScimKeys";

    /** The key of the id by which JumpCloud knows the person. */
    public static final String EXTERNAL_ID = "externalId";

    /** Longest value of {@link #ATTRIBUTE}, in characters. A person of JumpCloud's has about a thousand. */
    public static final int LONGEST = 65_536;

    /** The name of the key by which {@link DisabledMark} remembers, and its value. It outlasts all other keys. */
    static final String DISABLED = "disabled";

    static final String BY_SCIM = "scim";

    private static final String HELD = "held";
    private static final String RELEASED = "released";

    private final UserModel user;
    private final String prefix;

    public ScimRecord(UserModel user, ConnectionConfig connection) {
        this.user = user;
        this.prefix = connection.getInternalId() + " ";
    }

    /** The value of {@link #KEYS} that a person has who has this key. */
    public static String key(ConnectionConfig connection, String name, String value) {
        return connection.getInternalId() + " " + name + " " + value;
    }

    /** What was stored last. */
    public Optional<String> json() {
        return line().map(ScimRecord::jsonOf);
    }

    /** The same of a value of {@link #ATTRIBUTE}; empty when it is another connection's. */
    public static Optional<String> jsonOf(ConnectionConfig connection, String line) {
        return Optional.of(line)
                .filter(own -> own.startsWith(connection.getInternalId() + " "))
                .map(ScimRecord::jsonOf);
    }

    private static String jsonOf(String line) {
        return line.split(" ", 3)[2];
    }

    /** Whether the connection's SCIM client has created or adopted the account and not deleted it since. */
    public boolean isHeld() {
        return line().filter(line -> line.startsWith(prefix + HELD)).isPresent();
    }

    /** Whether the connection's SCIM client deleted the person, and the account was kept. */
    public boolean isReleased() {
        return line().filter(line -> line.startsWith(prefix + RELEASED)).isPresent();
    }

    /** Whether the SCIM client of another connection that is still there holds the account. */
    static boolean isHeldElsewhere(KeycloakSession session, UserModel user, ConnectionConfig connection) {
        return user.getAttributeStream(ATTRIBUTE)
                .map(line -> line.split(" ", 3))
                .filter(line -> line.length > 1 && line[1].equals(HELD))
                .map(line -> line[0])
                .anyMatch(id -> !id.equals(connection.getInternalId())
                        && session.identityProviders().getById(id) != null);
    }

    /** The value of a key. */
    public Optional<String> key(String name) {
        String start = prefix + name + " ";
        return user.getAttributeStream(KEYS)
                .filter(value -> value.startsWith(start))
                .map(value -> value.substring(start.length()))
                .findFirst();
    }

    /** Sets one key and leaves the others as they are. */
    public void putKey(String name, String value) {
        replace(
                KEYS,
                Stream.concat(others(name), Stream.of(prefix + name + " " + value))
                        .toList());
    }

    void removeKey(String name) {
        replace(KEYS, others(name).toList());
    }

    private Stream<String> others(String name) {
        return user.getAttributeStream(KEYS)
                .filter(line -> line.startsWith(prefix) && !line.startsWith(prefix + name + " "));
    }

    private Stream<String> disabledMark() {
        return user.getAttributeStream(KEYS).filter(line -> line.startsWith(prefix + DISABLED + " "));
    }

    /** A value by which a person is found; a person may have several of one name. */
    public record Key(String name, String value) {}

    /** Stores what the SCIM client told. */
    public void hold(String json, List<Key> keys) {
        hold(json);
        replaceKeys(keys);
    }

    /** As {@link #hold(String, List)}, with the keys that are there. */
    public void hold(String json) {
        replace(ATTRIBUTE, List.of(prefix + HELD + " " + json));
    }

    /**
     * Notes that the SCIM client has deleted the person.
     *
     * @param keys by which the person is known when they come again
     */
    void release(List<Key> keys) {
        // Nothing is stored of a person who came by SAML alone; that SCIM had the account counts all the same.
        replace(ATTRIBUTE, List.of(prefix + RELEASED + " " + json().orElse("{}")));
        replaceKeys(keys);
    }

    private void replaceKeys(List<Key> keys) {
        replace(
                KEYS,
                Stream.concat(keys.stream().map(key -> prefix + key.name() + " " + key.value()), disabledMark())
                        .toList());
    }

    private Optional<String> line() {
        return user.getAttributeStream(ATTRIBUTE)
                .filter(line -> line.startsWith(prefix))
                .findFirst();
    }

    private void replace(String attribute, List<String> lines) {
        List<String> before = user.getAttributeStream(attribute).toList();
        List<String> after = Stream.concat(before.stream().filter(line -> !line.startsWith(prefix)), lines.stream())
                .toList();
        if (after.isEmpty()) {
            if (!before.isEmpty()) {
                user.removeAttribute(attribute);
            }
        } else if (after.size() == 1 && before.size() <= 1) {
            // Without the statement that takes other values away.
            user.setSingleAttribute(attribute, after.get(0));
        } else if (!new HashSet<>(after).equals(new HashSet<>(before))) {
            user.setAttribute(attribute, after);
        }
    }
}
