package io.github.keycloakjumpcloud.benchmark;

/** What every contender is told of a person. */
record Person(String key, int department) {

    static final int DEPARTMENTS = 20;

    /** A person who is loaded before anything is measured. */
    static Person loaded(int number) {
        return of("p", number);
    }

    /** A person whom a contender creates; the letter keeps contenders apart. */
    static Person created(char contender, int number) {
        return of(String.valueOf(contender), number);
    }

    private static Person of(String letter, int number) {
        return new Person(String.format("%s%06d", letter, number), number % DEPARTMENTS);
    }

    String userName() {
        return email();
    }

    String email() {
        return key + "@example.com";
    }

    String externalId() {
        return "external-" + key;
    }

    String givenName() {
        return "Ada";
    }

    String familyName() {
        return "Family-" + key;
    }

    String title() {
        return "Engineer";
    }

    String departmentName() {
        return departmentName(department);
    }

    static String departmentName(int number) {
        return String.format("Department %02d", number);
    }
}
