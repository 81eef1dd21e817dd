package io.github.keycloakjumpcloud.core.rehearsal;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * What a rehearsal has come to. Who was made and deleted again, as by a test of the connection, is counted nowhere.
 *
 * @param created accounts that would be made
 * @param takenOver accounts that are there and would become SCIM's
 * @param updated accounts that SCIM has already and would be changed
 * @param deactivated accounts that are enabled and would be no longer; they are among those above
 * @param groupsCreated groups that would be made
 * @param groupsTakenOver groups that are there and would become SCIM's
 */
public record RehearsalFigures(
        long created, long takenOver, long updated, long deactivated, long groupsCreated, long groupsTakenOver) {

    /**
     * The figures.
     *
     * @param groups the origins of the groups that would be there
     */
    public static RehearsalFigures of(Collection<RehearsedPerson> people, Collection<ResourceOrigin> groups) {
        return new RehearsalFigures(
                count(people, person -> stays(person, ResourceOrigin.CREATED)),
                count(people, person -> stays(person, ResourceOrigin.TAKEN_OVER)),
                count(people, person -> stays(person, ResourceOrigin.UPDATED)),
                count(people, RehearsedPerson::isDeactivated),
                count(groups, ResourceOrigin.CREATED::equals),
                count(groups, ResourceOrigin.TAKEN_OVER::equals));
    }

    private static boolean stays(RehearsedPerson person, ResourceOrigin origin) {
        return person.origin() == origin && person.stays();
    }

    private static <T> long count(Collection<T> all, Predicate<T> counts) {
        return all.stream().filter(counts).count();
    }
}
