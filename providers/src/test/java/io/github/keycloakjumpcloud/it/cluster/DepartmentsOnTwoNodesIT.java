package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Spellings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** First logins and SCIM creates at once, on both nodes, into departments that do not exist yet. */
@InCluster
class DepartmentsOnTwoNodesIT {

    private static final int PEOPLE = Integer.getInteger("push.people") / 4;
    private static final int THREADS = 12;

    @Test
    void peopleWhenTheyComeOnBothNodesAtOnceThenEachDepartmentExistsOnceWithItsMembers() throws Exception {
        // given
        Cluster cluster = Cluster.shared();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try (TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin())) {
            ScimSide scim = ScimSide.of(realm);
            Map<Integer, Set<String>> expected = new ConcurrentHashMap<>();

            // when
            List<Future<?>> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                int number = i;
                people.add(executor.submit(() -> expected.computeIfAbsent(
                                number % Spellings.DEPARTMENTS, department -> ConcurrentHashMap.newKeySet())
                        .add(number % 2 == 0 ? signIn(realm, number) : push(scim, number))));
            }
            for (Future<?> person : people) {
                person.get();
            }

            // then
            List<Set<String>> members = membersOfDepartments(realm);
            assertThat(members).hasSize(Spellings.DEPARTMENTS);
            assertThat(members).containsExactlyInAnyOrderElementsOf(expected.values());
        } finally {
            executor.shutdown();
        }
    }

    private static String signIn(TestRealm realm, int number) {
        return realm.login(person("login-" + number).withDepartment(Spellings.of(number)))
                .userId();
    }

    private static String push(ScimSide scim, int number) {
        ObjectNode user = ScimSide.user("pushed-" + number);
        user.putObject(ScimSide.ENTERPRISE).put("department", Spellings.of(number));
        return scim.createUser(user);
    }

    private static List<Set<String>> membersOfDepartments(TestRealm realm) {
        String root = realm.admin().groupByPath("/Departments").orElseThrow();
        return realm.admin().childGroups(root).stream()
                .map(group -> Set.copyOf(realm.admin().membersOf(group.get("id").asText())))
                .toList();
    }
}
