package io.github.keycloakjumpcloud.scim;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a PUT or PATCH asks of a group, in order and without a look at its present members. Ids are named once each. */
public sealed interface GroupChange {

    /** Who is in the group after it, by ids. */
    default Set<String> membersAfter(Set<String> members) {
        return members;
    }

    /** Who is in the group after several. */
    static Set<String> membersAfter(List<GroupChange> changes, Set<String> members) {
        Set<String> after = members;
        for (GroupChange change : changes) {
            after = change.membersAfter(after);
        }
        return after;
    }

    /** Whether it says who is in the group. */
    default boolean isOfMembers() {
        return true;
    }

    /** Whether it can do nothing but take members out. */
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

    /** These and no others; at least one. */
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

    /** @param externalId empty to take it away */
    record SetExternalId(Optional<String> externalId) implements GroupChange {
        @Override
        public boolean isOfMembers() {
            return false;
        }
    }

    /** Of a PUT, which says all of the group. */
    static List<GroupChange> ofWhole(String displayName, Optional<String> externalId, List<String> memberIds) {
        return List.of(
                new Rename(displayName),
                new SetExternalId(externalId),
                memberIds.isEmpty() ? new RemoveAllMembers() : new ReplaceMembers(memberIds));
    }
}
