package io.github.keycloakjumpcloud.core.group;

import io.github.keycloakjumpcloud.core.group.GroupRoot.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Two roots whose rules would conflict. A change of department takes a person out of everything else below the
 * department root. SCIM renames and deletes groups below a group root. Whoever names groups in one JumpCloud could name
 * the root of another, and so give its roles. Therefore no root may lie within another, and a department root must not
 * be a group root. Several connections may share a root of the same kind.
 *
 * @param root a root of the connection that was asked about
 * @param other another root of that connection or of another one
 */
public record RootOverlap(GroupRoot root, GroupRoot other) {

    /**
     * The overlaps of one connection's roots, each once.
     *
     * @param own the connection's roots
     * @param others the roots of all other connections
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
