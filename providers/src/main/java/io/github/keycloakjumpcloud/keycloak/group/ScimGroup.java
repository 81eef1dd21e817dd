package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;

/**
 * What a connection's SCIM client told of a group and Keycloak has no field for, in one group attribute with a line for each
 * connection: that it has the group, and its externalId there.
 */
public final class ScimGroup {

    /** The group attribute: internal id of the connection, {@value #HELD}, externalId. */
    public static final String ATTRIBUTE = "jumpcloudScim";

    private static final String HELD = "held";

    /** Longest externalId; Keycloak keeps 255 characters of a group's attribute. */
    public static final int LONGEST_ID = 200;

    private final GroupModel group;
    private final String prefix;

    public ScimGroup(GroupModel group, ConnectionConfig connection) {
        this.group = group;
        this.prefix = mark(connection);
    }

    /** What the line of a connection begins with that has the group. */
    static String mark(ConnectionConfig connection) {
        return connection.getInternalId() + " " + HELD;
    }

    /** Whether the connection's SCIM client has created the group or taken it over. */
    public boolean isHeld() {
        return own().isPresent();
    }

    /** Whether the SCIM client of another connection has. */
    public boolean isHeldElsewhere() {
        return others().findAny().isPresent();
    }

    /**
     * Whether it is for the connection's SCIM client to say who leaves: it has the group, or may have it by a line of an
     * older version, which does not say whose it is.
     */
    boolean mayBeHeld() {
        return isHeld() || unowned().isPresent();
    }

    /**
     * Notes that the connection's SCIM client has the group.
     *
     * @param externalId of at most {@value #LONGEST_ID} characters
     * @return whether that is new
     */
    public boolean hold(Optional<String> externalId) {
        String line = prefix + externalId.map(id -> " " + id).orElse("");
        return write(Stream.concat(others(), Stream.of(line)).toList());
    }

    /** The connection's SCIM client has the group no longer; who is in it stays. */
    public void release() {
        write(others().toList());
    }

    public Optional<String> externalId() {
        return own().map(line -> line.substring(prefix.length()))
                .or(() -> unowned().map(line -> line.substring(HELD.length())))
                .filter(rest -> !rest.isEmpty())
                .map(rest -> rest.substring(1));
    }

    private Optional<String> own() {
        return lines().filter(this::isOwn).findFirst();
    }

    private Stream<String> others() {
        return lines().filter(line -> !isOwn(line) && !isUnowned(line));
    }

    private Optional<String> unowned() {
        return lines().filter(ScimGroup::isUnowned).findFirst();
    }

    private boolean isOwn(String line) {
        return isFollowed(line, prefix);
    }

    private static boolean isUnowned(String line) {
        return isFollowed(line, HELD);
    }

    private static boolean isFollowed(String line, String start) {
        return line.equals(start) || line.startsWith(start + " ");
    }

    private Stream<String> lines() {
        return group.getAttributeStream(ATTRIBUTE);
    }

    private boolean write(List<String> lines) {
        // Keycloak keeps no order, and leaves lines in another one as they are.
        if (Set.copyOf(lines).equals(lines().collect(Collectors.toSet()))) {
            return false;
        }
        if (lines.isEmpty()) {
            group.removeAttribute(ATTRIBUTE);
        } else {
            group.setAttribute(ATTRIBUTE, lines);
        }
        return true;
    }
}
