package io.github.keycloakjumpcloud.core.group;

import java.util.List;

/**
 * The group under which the departments or the mirrored groups of a connection live.
 *
 * @param connection the connection's alias
 * @param kind what lives under the root
 * @param path the names from the top
 */
public record GroupRoot(String connection, Kind kind, List<String> path) {

    public GroupRoot {
        path = List.copyOf(path);
    }

    /** What lives under a root. */
    public enum Kind {
        DEPARTMENTS,
        GROUPS
    }

    /** Whether the rules of the two roots would conflict; see {@link RootOverlap}. */
    boolean overlaps(GroupRoot other) {
        return path.equals(other.path) ? kind != other.kind : isWithin(other) || other.isWithin(this);
    }

    /** Whether the other root is the same group, used for the same kind. */
    public boolean isSharedWith(GroupRoot other) {
        return kind == other.kind && path.equals(other.path);
    }

    private boolean isWithin(GroupRoot other) {
        return path.size() > other.path.size()
                && path.subList(0, other.path.size()).equals(other.path);
    }

    /** The path as admins write it, for example {@code /JumpCloud/acme}. */
    public String text() {
        return "/" + String.join("/", path);
    }
}
