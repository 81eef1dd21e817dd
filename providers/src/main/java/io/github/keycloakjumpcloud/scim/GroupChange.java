package io.github.keycloakjumpcloud.scim;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change that a PUT or PATCH asks of a group. A change is read without looking at the present members. Every id is
 * named once.
 */
public sealed interface GroupChange {

    /** The ids of the members after the change. */
    default Set<String> membersAfter(Set<String> members) {
        return members;
    }

    /** The ids of the members after several changes, in order. */
    static Set<String> membersAfter(List<GroupChange> changes, Set<String> members) {
        Set<String> after = members;
        for (GroupChange change : changes) {
            after = change.membersAfter(after);
        }
        return after;
    }

    /** Whether the change is about members. */
    default boolean isOfMembers() {
        return true;
    }

    /** Whether the change can only take members out. */
    default boolean onlyTakesAway() {
        return false;
    }

    record AddMembers(List<String> ids) implements GroupChange {
        @Override
        public Set<String> membersAfter(Set<String> members) {
            Set<String> more = new HashSet<>(members);
            more.addAll(ids);
            return more;
        }
    }

    record RemoveMembers(List<String> ids) implements GroupChange {
        @Override
        public Set<String> membersAfter(Set<String> members) {
            Set<String> fewer = new HashSet<>(members);
            ids.forEach(fewer::remove);
            return fewer;
        }

        @Override
        public boolean onlyTakesAway() {
            return true;
        }
    }

    /** The new members, at least one. All others leave. */
    record ReplaceMembers(List<String> ids) implements GroupChange {
        @Override
        public Set<String> membersAfter(Set<String> members) {
            return Set.copyOf(ids);
        }
    }

    record RemoveAllMembers() implements GroupChange {
        @Override
        public Set<String> membersAfter(Set<String> members) {
            return Set.of();
        }

        @Override
        public boolean onlyTakesAway() {
            return true;
        }
    }

    record Rename(String displayName) implements GroupChange {
        @Override
        public boolean isOfMembers() {
            return false;
        }
    }

    /**
     * A new externalId.
     *
     * @param externalId empty to remove it
     */
    record SetExternalId(Optional<String> externalId) implements GroupChange {
        @Override
        public boolean isOfMembers() {
            return false;
        }
    }

    /** The changes of a PUT, which describes the whole group. */
    static List<GroupChange> ofWhole(String displayName, Optional<String> externalId, List<String> memberIds) {
        return List.of(
                new Rename(displayName),
                new SetExternalId(externalId),
                memberIds.isEmpty() ? new RemoveAllMembers() : new ReplaceMembers(memberIds));
    }
}
