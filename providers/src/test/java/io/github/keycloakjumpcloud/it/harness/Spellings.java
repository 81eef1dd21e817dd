package io.github.keycloakjumpcloud.it.harness;

import java.util.List;

/** Departments in several spellings each, which JumpCloud may send of one and the same. */
public final class Spellings {

    /** The spellings of each department. */
    public static final List<List<String>> ALL = List.of(
            List.of("Engineering", " ENGINEERING", "engineering ", "\uFF25ngineering"),
            List.of("Human Resources", "human  resources", "HUMAN RESOURCES"),
            List.of("Stra\u00dfe", "STRASSE", "strasse"),
            List.of("Sales", "SALES"),
            List.of("R&D", "r&d", "R\uFF06D"));

    /** How many departments there are. */
    public static final int DEPARTMENTS = ALL.size();

    private Spellings() {}

    /** The next department for each number, from 0 on, and another of its spellings when it comes again. */
    public static String of(int number) {
        List<String> spellings = ALL.get(number % DEPARTMENTS);
        return spellings.get(number / DEPARTMENTS % spellings.size());
    }
}
