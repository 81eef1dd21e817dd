package io.github.keycloakjumpcloud.it.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Many first logins at once, into departments and groups that do not exist yet, below roots that do not either. */
class DepartmentRaceIT {
    private static final int LOGINS = 40;
    private static final int THREADS = 8;

    private static final List<List<String>> SPELLINGS = List.of(
            List.of("Engineering", " ENGINEERING", "engineering ", "Ｅngineering"),
            List.of("Human Resources", "human  resources", "HUMAN RESOURCES"),
            List.of("Straße", "STRASSE", "strasse"));

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .groups()
            .setting("departmentRoot", "/Acme/Departments")
            .create();

    @Test
    void firstLoginsWhenTheyNameNewDepartmentsAndGroupsAtOnceThenEachExistsOnceWithItsMembers() throws Exception {
        // given
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        List<Future<Login>> logins = new ArrayList<>();

        // when
        for (int i = 0; i < LOGINS; i++) {
            String name = "racer-" + i;
            String department = spelling(i);
            logins.add(executor.submit(
                    () -> realm.login(person(name).withDepartment(department).withGroups("Staff", "Crew"))));
        }
        Map<Integer, List<String>> expected = new HashMap<>();
        for (int i = 0; i < LOGINS; i++) {
            expected.computeIfAbsent(i % SPELLINGS.size(), key -> new ArrayList<>())
                    .add(logins.get(i).get().userId());
        }
        executor.shutdown();

        // then
        List<List<String>> members = membersBelow("/Acme/Departments");
        assertThat(members).hasSize(SPELLINGS.size());
        assertThat(members)
                .containsExactlyInAnyOrderElementsOf(expected.values().stream()
                        .map(ids -> ids.stream().sorted().toList())
                        .toList());
        assertThat(membersBelow("/JumpCloud/jumpcloud")).hasSize(2).allSatisfy(mirrored -> assertThat(mirrored)
                .hasSize(LOGINS));
    }

    private List<List<String>> membersBelow(String path) {
        String root = realm.admin().groupByPath(path).orElseThrow();
        return realm.admin().childGroups(root).stream()
                .map(group -> realm.admin().membersOf(group.get("id").asText()))
                .toList();
    }

    private static String spelling(int login) {
        List<String> spellings = SPELLINGS.get(login % SPELLINGS.size());
        return spellings.get(login / SPELLINGS.size() % spellings.size());
    }
}
