package io.github.keycloakjumpcloud.it.harness;

import java.util.List;

/** Departments with several spellings each. JumpCloud can send any spelling of a department. */
public final class Spellings {

    /** The spellings of each department. */
    public static final List<List<String>> ALL = List.of(
            List.of("Engineering", " ENGINEERING", "engineering ", "\uFF25ngineering"),
            List.of("Human Resources", "human  resources", "HUMAN RESOURCES"),
            List.of("Stra\u00dfe", "STRASSE", "strasse"),
            List.of("Sales", "SALES"),
            List.of("R&D", "r&d", "R\uFF06D"));

    /** The number of departments. */
    public static final int DEPARTMENTS = ALL.size();

    private Spellings() {}

    /** A spelling for each number from 0 on. Departments take turns, and each turn has another spelling. */
    public static String of(int number) {
        List<String> spellings = ALL.get(number % DEPARTMENTS);
        return spellings.get(number / DEPARTMENTS % spellings.size());
    }
}
