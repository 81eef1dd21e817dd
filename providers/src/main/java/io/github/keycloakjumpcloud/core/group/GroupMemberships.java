package io.github.keycloakjumpcloud.core.group;

import java.util.List;

/**
 * The groups of one login that are mirrored: without blanks and repetitions, in the order received, and no more than
 * {@link #LIMIT}. The gate and the mapping rules look at all that came.
 *
 * @param mirrored the groups to mirror
 * @param cutOff how many more came
 */
public record GroupMemberships(List<MirroredGroup> mirrored, int cutOff) {

    /** As many groups of one person are mirrored at most. */
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
