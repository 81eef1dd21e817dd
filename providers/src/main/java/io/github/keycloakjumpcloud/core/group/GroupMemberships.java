package io.github.keycloakjumpcloud.core.group;

import java.util.List;

/**
 * The groups of one login that are mirrored: without blanks and repetitions, in the order received, at most
 * {@link #LIMIT}. The gate and the mapping rules look at all groups that came.
 *
 * @param mirrored the groups to mirror
 * @param cutOff how many further groups are not mirrored
 */
public record GroupMemberships(List<MirroredGroup> mirrored, int cutOff) {

    /** The most groups of one person that are mirrored. */
    public static final int LIMIT = 1000;

    public GroupMemberships {
        mirrored = List.copyOf(mirrored);
    }

    /** The memberships from the values of the group attribute. */
    public static GroupMemberships of(List<String> received) {
        List<MirroredGroup> groups = received.stream()
                .flatMap(name -> MirroredGroup.parse(name).stream())
                .distinct()
                .toList();
        int kept = Math.min(groups.size(), LIMIT);
        return new GroupMemberships(groups.subList(0, kept), groups.size() - kept);
    }
}
