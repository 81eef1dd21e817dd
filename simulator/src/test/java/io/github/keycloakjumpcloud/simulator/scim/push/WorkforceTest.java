package io.github.keycloakjumpcloud.simulator.scim.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudUser;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkforceTest {

    @Test
    void peopleWhenThereAreManyThenAllDifferInDepartmentsThatAllExist() {
        // when
        List<Person> people = people(new Workforce(500, 35, 7));

        // then
        assertThat(people)
                .extracting(Person::username)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+\\.[a-z]+\\.\\d+"));
        assertThat(people.stream().map(Person::department).distinct()).hasSize(35);
        assertThat(people.stream().flatMap(person -> person.groups().stream()).distinct())
                .hasSize(7);
        assertThat(people.stream().map(JumpCloudUser::externalId).distinct()).hasSize(500);
        assertThat(people.stream().map(Person::displayName).distinct()).hasSizeGreaterThan(150);
    }

    @Test
    void peopleWhenMadeAgainThenAreTheSameAlsoInALargerWorkforce() {
        assertThat(people(new Workforce(50, 5, 0)))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(people(new Workforce(200, 5, 0)).subList(0, 50));
        assertThat(new Workforce(50, 5, 0).user(30).creation())
                .isEqualTo(new Workforce(60, 5, 0).user(30).creation());
    }

    @Test
    void departmentsWhenThereAreFewerPeopleThenOnlySoManyCount() {
        assertThat(new Workforce(3, 10, 0).inhabited()).isEqualTo(3);
        assertThat(new Workforce(30, 10, 0).inhabited()).isEqualTo(10);
    }

    private static List<Person> people(Workforce workforce) {
        return IntStream.rangeClosed(1, workforce.people())
                .mapToObj(workforce::person)
                .toList();
    }
}
