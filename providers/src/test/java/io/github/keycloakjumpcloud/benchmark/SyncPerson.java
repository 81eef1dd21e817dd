package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudUser;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Somebody who is in one department and in two groups.
 *
 * @param crowd each has people and groups of its own; the departments are everybody's
 */
record SyncPerson(String crowd, int number) {

    private static final int DEPARTMENTS = 50;
    private static final int GROUPS = 20;

    static List<String> departments() {
        return IntStream.range(0, DEPARTMENTS).mapToObj(SyncPerson::department).toList();
    }

    static List<String> groupNames(String crowd) {
        return IntStream.range(0, GROUPS)
                .mapToObj(number -> new SyncPerson(crowd, number).group(number))
                .toList();
    }

    /** As JumpCloud tells of the person. */
    JumpCloudUser user() {
        return JumpCloudUser.of(Person.named(crowd + number, email(), "Ada", "Family-" + number)
                .withJobTitle("Engineer")
                .withDepartment(department()));
    }

    String email() {
        return crowd + number + "@example.com";
    }

    String department() {
        return department(number % DEPARTMENTS);
    }

    List<String> groups() {
        return List.of(group(number % GROUPS), group((number + 1) % GROUPS));
    }

    /** The names of all groups in Keycloak that the person must be in at the end. */
    Set<String> memberships() {
        Set<String> names = new TreeSet<>(groups());
        names.add(department());
        return names;
    }

    private static String department(int number) {
        return "Department %02d".formatted(number);
    }

    private String group(int number) {
        return "Team %s %02d".formatted(crowd, number);
    }
}
