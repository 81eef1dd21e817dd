package io.github.keycloakjumpcloud.it.scim.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudGroups;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudUser;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A first sync of three hundred people: accounts that are there already, refusals of four kinds, groups with members. */
final class FirstSync {

    static final int PEOPLE = 300;
    static final int THERE = 31;
    static final int REFUSED = 4;

    private final ScimSide scim;

    FirstSync(ScimSide scim) {
        this.scim = scim;
    }

    /**
     * What JumpCloud was answered.
     *
     * @param people status and id, or status and reason, by user name
     * @param groups id and members by name
     */
    record Outcome(Map<String, String> people, Map<String, String> groups) {}

    /** What Keycloak has before. */
    static Set<String> prepare(RealmAdmin admin) {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < THERE; i++) {
            ids.add(admin.createUser(People.email("p" + i), Map.of("emailVerified", i % 2 == 0)));
        }
        new RoleAdmin(admin).createAdministrator(People.email("boss"), "manage-users");
        String root = admin.groupByPath("/JumpCloud/jumpcloud").orElseThrow();
        admin.createGroup(root, "Sales", Map.of());
        admin.createGroup(admin.groupByPath("/Departments").orElseThrow(), "Engineering", Map.of());
        return ids;
    }

    private static List<JumpCloudUser> people() {
        List<JumpCloudUser> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE - REFUSED; i++) {
            Person person = People.person("p" + i)
                    .withDepartment(List.of("Engineering", "Sales", "Field").get(i % 3));
            people.add(JumpCloudUser.of(person));
        }
        people.add(JumpCloudUser.of(People.person("boss")));
        people.add(JumpCloudUser.of(People.person("p7")).withUserName("another-p7"));
        people.add(JumpCloudUser.of(Person.named("far", "far@elsewhere.example", "Far", "Away")));
        people.add(JumpCloudUser.of(People.person("long")).withUserName("long".repeat(60)));
        return people;
    }

    Outcome run() {
        Map<String, String> people = new TreeMap<>();
        List<String> ids = new ArrayList<>();
        for (JumpCloudUser person : people()) {
            try {
                String id = scim.jumpCloud().provision(person).id();
                ids.add(id);
                people.put(person.userName(), id);
            } catch (ScimErrorException e) {
                people.put(person.userName(), e.getMessage());
            }
        }
        JumpCloudGroups groups = scim.jumpCloud().groups();
        String engineering = groups.provide("Engineering team").id();
        groups.addMembers(engineering, ids.subList(0, 60));
        groups.addMembers(engineering, ids.subList(60, 61));
        groups.removeMember(engineering, ids.get(3));
        String sales = groups.provide("Sales").id();
        groups.replace(sales, "Sales", ids.subList(50, 80));
        groups.replace(sales, "Sales", ids.subList(51, 80));
        String empty = groups.provide("Gone again").id();
        groups.delete(empty);
        ObjectNode late =
                JumpCloudUser.of(People.person("p40").withJobTitle("Late")).creation();
        scim.put("/Users/" + ids.get(40), late.put("id", ids.get(40)));
        return new Outcome(people, Map.of("Engineering team", group(engineering), "Sales", group(sales)));
    }

    private String group(String id) {
        ScimAnswer answer = scim.get("/Groups/" + id);
        return id + " " + answer.body().path("displayName").asText() + " " + new TreeSet<>(scim.membersOf(id));
    }
}
