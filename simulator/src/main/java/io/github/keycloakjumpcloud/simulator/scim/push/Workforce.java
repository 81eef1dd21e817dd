package io.github.keycloakjumpcloud.simulator.scim.push;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudUser;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Made-up people. The n-th person depends only on n and on the numbers of departments and groups, so that a second push
 * with the same numbers updates the people of the first push.
 */
record Workforce(int people, int departments, int groups) {

    private static final long SEED = 20_260_101L;
    private static final List<String> FIRST_NAMES = List.of(
            "Anna", "Ben", "Clara", "David", "Elena", "Farid", "Greta", "Hugo", "Inês", "Jonas", "Kwame", "Léa", "Mona",
            "Noor", "Óscar", "Priya", "Quentin", "Rosa", "Søren", "Tomás", "Uma", "Viktor", "Wei", "Zoë");
    private static final List<String> LAST_NAMES = List.of(
            "Keller",
            "Ortiz",
            "Novák",
            "Mensah",
            "Rinaldi",
            "Haddad",
            "Lindholm",
            "Marin",
            "Duarte",
            "Vogel",
            "Mori",
            "O'Brien",
            "Petrescu",
            "Aziz",
            "Müller",
            "Okoro",
            "da Silva",
            "Nguyen",
            "Jensen",
            "Garcia-Lopez",
            "Sato");
    private static final List<String> TITLES = List.of("Engineer", "Analyst", "Consultant", "Team Lead", "Assistant");
    private static final List<String> DEPARTMENTS = List.of(
            "Engineering",
            "Sales",
            "Finance",
            "Marketing",
            "Support",
            "Operations",
            "Legal",
            "Design",
            "Research",
            "Purchasing");
    private static final List<String> LOCALES = List.of("en-US", "de-DE", "fr-FR", "es-ES");

    /** The number of departments that have a person. */
    int inhabited() {
        return Math.min(people, departments);
    }

    /** @param number from 1 */
    Person person(int number) {
        Random random = random(number);
        String first = pick(FIRST_NAMES, random);
        String last = pick(LAST_NAMES, random);
        String username = ascii(first) + "." + ascii(last) + "." + number;
        // The first people take one department each, so that every department has a person.
        int department = number <= departments ? number : 1 + random.nextInt(departments);
        Person person = Person.named(username, username + "@example.com", first, last)
                .withJobTitle(pick(TITLES, random))
                .withDepartment(department(department));
        return groups == 0 ? person : person.withGroups(group(1 + number % groups));
    }

    /** The person as JumpCloud sends it, some with phone number, address or photo. */
    JumpCloudUser user(int number) {
        Random random = random(-number);
        JumpCloudUser user = JumpCloudUser.of(person(number)).withLocale(pick(LOCALES, random));
        if (number % 2 == 0) {
            user = user.withPhone("+1-555-%03d-%04d".formatted(random.nextInt(1000), random.nextInt(10_000)));
        }
        if (number % 3 == 0) {
            user = user.withAddress(
                    (1 + random.nextInt(200)) + " Main Street", "80027", "Louisville", "Colorado", "US");
        }
        if (number % 5 == 0) {
            user = user.withPhoto("https://img.example.com/" + number + ".png");
        }
        return number % 10 == 0 ? user.withEmailsNullOnUpdate() : user;
    }

    /** @param number from 1 */
    String group(int number) {
        return "Team " + number;
    }

    /** @param number from 1 */
    private static String department(int number) {
        int round = (number - 1) / DEPARTMENTS.size();
        String name = DEPARTMENTS.get((number - 1) % DEPARTMENTS.size());
        return round == 0 ? name : name + " " + (round + 1);
    }

    private static Random random(int number) {
        // Neighbouring seeds give the same first choices, so the factor spreads them.
        return new Random(SEED + number * 0x9E3779B97F4A7C15L);
    }

    private static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.replace('ø', 'o'), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }
}
