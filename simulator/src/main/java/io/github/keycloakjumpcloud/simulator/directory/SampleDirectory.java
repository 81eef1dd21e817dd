package io.github.keycloakjumpcloud.simulator.directory;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * People for demo and tests, each for another case. Their {@link Person#expectation() expectations} are true when the
 * connection allows the group {@value #ALLOWED_GROUP} and trusts the domains example.com and example.org, and when the
 * department {@value #DISABLED_DEPARTMENT} is disabled.
 */
public final class SampleDirectory {

    public static final String ALLOWED_GROUP = "App Users";
    public static final String ADMIN_GROUP = "App Admins";
    public static final String DISABLED_DEPARTMENT = "Legacy Operations";

    public static final Person ORDINARY = Person.named("anna.keller", "anna.keller@example.com", "Anna", "Keller")
            .withJobTitle("Software Engineer")
            .withDepartment("Engineering")
            .withGroups(ALLOWED_GROUP)
            .withExpectation("Signs in and joins the department Engineering.");

    public static final Person ADMIN = Person.named("ben.ortiz", "ben.ortiz@example.com", "Ben", "Ortiz")
            .withJobTitle("Team Lead")
            .withDepartment("Engineering")
            .withGroups(ALLOWED_GROUP, ADMIN_GROUP)
            .withExpectation("Signs in with two groups, App Users and App Admins.");

    public static final Person NO_GROUP = Person.named("clara.novak", "clara.novak@example.com", "Clara", "Novak")
            .withDepartment("Sales")
            .withExpectation("Is in no group, so JumpCloud sends no group attribute: refused, JC-102.");

    public static final Person OTHER_GROUP = Person.named("david.mensah", "david.mensah@example.com", "David", "Mensah")
            .withDepartment("Facilities")
            .withGroups("Contractors")
            .withExpectation("Is only in Contractors, which is no allowed group: refused, JC-101.");

    public static final Person RESPELT_DEPARTMENT = Person.named(
                    "elena.rinaldi", "elena.rinaldi@example.org", "Elena", "Rinaldi")
            .withJobTitle("Test Engineer")
            .withDepartment("engineering ")
            .withGroups(ALLOWED_GROUP)
            .withExpectation("Signs in; her department \"engineering \" counts as Engineering.");

    public static final Person IN_DISABLED_DEPARTMENT = Person.named(
                    "farid.haddad", "farid.haddad@example.com", "Farid", "Haddad")
            .withJobTitle("Operator")
            .withDepartment(DISABLED_DEPARTMENT)
            .withGroups(ALLOWED_GROUP)
            .withExpectation("Signs in and does not join the department, which is disabled.");

    public static final Person BLANK_DEPARTMENT = Person.named(
                    "greta.lindholm", "greta.lindholm@example.com", "Greta", "Lindholm")
            .withDepartment("   ")
            .withGroups(ALLOWED_GROUP)
            .withExpectation("Signs in and leaves her department, because JumpCloud sends a blank department.");

    public static final Person NO_DEPARTMENT = Person.named("hugo.marin", "hugo.marin@example.com", "Hugo", "Marin")
            .withJobTitle("Consultant")
            .withGroups(ALLOWED_GROUP)
            .withExpectation("Signs in and keeps his department, because JumpCloud sends no department.");

    public static final Person MISSPELT_ATTRIBUTE = Person.named(
                    "ines.duarte", "ines.duarte@example.com", "Ines", "Duarte")
            .withDepartment("Finance")
            .withGroups(ALLOWED_GROUP)
            .withAttributeName(DirectoryField.FIRST_NAME, "firstname")
            .withExpectation("Signs in with her first name, which arrives as \"firstname\"; the admin gets a hint.");

    public static final Person NO_EMAIL = Person.named("jonas.vogel", null, "Jonas", "Vogel")
            .withDepartment("Finance")
            .withGroups(ALLOWED_GROUP)
            .withExpectation("Has no e-mail address: refused, JC-103.");

    public static final Person NON_LATIN = Person.named("hanako.mori", "hanako.mori@example.com", "花子 🌸", "森")
            .withJobTitle("デザイナー")
            .withDepartment("デザイン")
            .withGroups(ALLOWED_GROUP)
            .withExpectation("Signs in; name, department and emoji arrive unchanged.");

    public static final Person MISMATCHED = Person.named("liam.okoro", "liam.okoro@example.com", "Liam", "Okoro")
            .withNameId("someone.else@example.com")
            .withGroups(ALLOWED_GROUP)
            .withExpectation("NameID and e-mail name different people: refused, JC-105.");

    public static final Person UNTRUSTED_DOMAIN = Person.named(
                    "mona.petrescu", "mona.petrescu@example.net", "Mona", "Petrescu")
            .withDepartment("Sales")
            .withGroups(ALLOWED_GROUP)
            .withExpectation("Her e-mail domain, example.net, is not trusted: refused, JC-104.");

    public static final Person NOT_ASSIGNED = Person.named("noor.aziz", "noor.aziz@example.com", "Noor", "Aziz")
            .withGroups(ALLOWED_GROUP)
            .withAssigned(false)
            .withExpectation(
                    "Is not assigned to the application, so JumpCloud answers with an error: refused, JC-312.");

    private static final List<Person> PEOPLE = List.of(
            ORDINARY,
            ADMIN,
            NO_GROUP,
            OTHER_GROUP,
            RESPELT_DEPARTMENT,
            IN_DISABLED_DEPARTMENT,
            BLANK_DEPARTMENT,
            NO_DEPARTMENT,
            MISSPELT_ATTRIBUTE,
            NO_EMAIL,
            NON_LATIN,
            MISMATCHED,
            UNTRUSTED_DOMAIN,
            NOT_ASSIGNED);

    private SampleDirectory() {}

    /** All sample people, in the order of the pages. */
    public static List<Person> people() {
        return PEOPLE;
    }

    /** The sample person with the username; throws {@link NoSuchElementException} when nobody has the username. */
    public static Person person(String username) {
        return PEOPLE.stream()
                .filter(each -> each.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No sample person " + username));
    }
}
