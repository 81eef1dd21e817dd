package io.github.keycloakjumpcloud.core.group;

import java.util.List;

/**
 * The group under which departments or mirrored groups of a connection live.
 *
 * @param connection the connection's alias
 * @param path the names from the top
 */
public record GroupRoot(String connection, Kind kind, List<String> path) {

    public GroupRoot {
        path = List.copyOf(path);
    }

    /** What lives under it. */
    public enum Kind {
        DEPARTMENTS,
        GROUPS
    }

    /** Whether the rules of the two roots would work against each other: see {@link RootOverlap}. */
    boolean overlaps(GroupRoot other) {
        return path.equals(other.path) ? kind != other.kind : isWithin(other) || other.isWithin(this);
    }

    /** Whether two connections have this root for the same. */
    public boolean isSharedWith(GroupRoot other) {
        return kind == other.kind && path.equals(other.path);
    }

    private boolean isWithin(GroupRoot other) {
        return path.size() > other.path.size()
                && path.subList(0, other.path.size()).equals(other.path);
    }

    /** As it is written. */
    public String text() {
        return "/" + String.join("/", path);
    }
}
