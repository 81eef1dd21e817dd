package io.github.keycloakjumpcloud.core.group;

import io.github.keycloakjumpcloud.core.group.GroupRoot.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Two roots of which the rules would work against each other: a change of department takes a person out of everything else
 * below its root, SCIM renames and deletes what lies below a group root, and who names groups in one JumpCloud would name the
 * root of another and whatever roles hang on it. So no root lies within another, and a department root is no group root.
 * Connections may share a root of one kind.
 *
 * @param root of the connection that was asked for
 * @param other its own or another connection's
 */
public record RootOverlap(GroupRoot root, GroupRoot other) {

    /**
     * Those of one connection's roots.
     *
     * @param own the connection's
     * @param others all other connections'
     */
    public static List<RootOverlap> of(Collection<GroupRoot> own, Collection<GroupRoot> others) {
        List<RootOverlap> overlaps = new ArrayList<>();
        for (GroupRoot root : own) {
            own.stream()
                    // Of the two, each once.
                    .filter(other -> root.kind() == Kind.GROUPS && other.kind() == Kind.DEPARTMENTS)
                    .filter(root::overlaps)
                    .forEach(other -> overlaps.add(new RootOverlap(root, other)));
            others.stream().filter(root::overlaps).forEach(other -> overlaps.add(new RootOverlap(root, other)));
        }
        return List.copyOf(overlaps);
    }
}
