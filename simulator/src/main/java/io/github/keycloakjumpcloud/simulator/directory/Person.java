package io.github.keycloakjumpcloud.simulator.directory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A user of the simulated JumpCloud organization.
 *
 * @param email           null for someone without an address
 * @param nameId          what the NameID says whatever the application is set to; null follows the application
 * @param jobTitle        null: the attribute is not sent
 * @param department      null: the attribute is not sent; blank: it is sent so
 * @param groups          names of the groups that are bound to the application
 * @param attributes      attributes sent besides the mapped ones
 * @param attributeNames  attribute names that differ, for this person only, from what the application is set to
 * @param assigned        whether the person may use the application at all
 * @param expectation     one line for the pages: what signing in as this person shows
 */
public record Person(
        String username,
        String email,
        String nameId,
        String firstName,
        String lastName,
        String jobTitle,
        String department,
        List<String> groups,
        Map<String, List<String>> attributes,
        Map<DirectoryField, String> attributeNames,
        boolean assigned,
        String expectation) {

    public Person {
        Objects.requireNonNull(username, "username");
        groups = List.copyOf(groups);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        attributeNames = Map.copyOf(attributeNames);
    }

    /** Someone with an address, in no group, without job title and department. */
    public static Person named(String username, String email, String firstName, String lastName) {
        return new Person(
                username, email, null, firstName, lastName, null, null, List.of(), Map.of(), Map.of(), true, "");
    }

    /** First and last name, as far as there are any. */
    public String displayName() {
        String first = firstName == null ? "" : firstName;
        String last = lastName == null ? "" : lastName;
        String both = (first + " " + last).strip();
        return both.isEmpty() ? username : both;
    }

    public Person withEmail(String value) {
        return new Person(
                username,
                value,
                nameId,
                firstName,
                lastName,
                jobTitle,
                department,
                groups,
                attributes,
                attributeNames,
                assigned,
                expectation);
    }

    public Person withNameId(String value) {
        return new Person(
                username,
                email,
                value,
                firstName,
                lastName,
                jobTitle,
                department,
                groups,
                attributes,
                attributeNames,
                assigned,
                expectation);
    }

    public Person withName(String first, String last) {
        return new Person(
                username,
                email,
                nameId,
                first,
                last,
                jobTitle,
                department,
                groups,
                attributes,
                attributeNames,
                assigned,
                expectation);
    }

    public Person withJobTitle(String value) {
        return new Person(
                username,
                email,
                nameId,
                firstName,
                lastName,
                value,
                department,
                groups,
                attributes,
                attributeNames,
                assigned,
                expectation);
    }

    public Person withDepartment(String value) {
        return new Person(
                username,
                email,
                nameId,
                firstName,
                lastName,
                jobTitle,
                value,
                groups,
                attributes,
                attributeNames,
                assigned,
                expectation);
    }

    public Person withGroups(String... values) {
        return withGroups(List.of(values));
    }

    public Person withGroups(List<String> values) {
        return new Person(
                username,
                email,
                nameId,
                firstName,
                lastName,
                jobTitle,
                department,
                values,
                attributes,
                attributeNames,
                assigned,
                expectation);
    }

    /** Sets one further attribute. */
    public Person withAttribute(String name, String... values) {
        Map<String, List<String>> all = new LinkedHashMap<>(attributes);
        all.put(name, List.of(values));
        return new Person(
                username,
                email,
                nameId,
                firstName,
                lastName,
                jobTitle,
                department,
                groups,
                all,
                attributeNames,
                assigned,
                expectation);
    }

    public Person withAttributeName(DirectoryField field, String name) {
        Map<DirectoryField, String> all = new LinkedHashMap<>(attributeNames);
        all.put(field, name);
        return new Person(
                username,
                email,
                nameId,
                firstName,
                lastName,
                jobTitle,
                department,
                groups,
                attributes,
                all,
                assigned,
                expectation);
    }

    public Person notAssigned() {
        return new Person(
                username,
                email,
                nameId,
                firstName,
                lastName,
                jobTitle,
                department,
                groups,
                attributes,
                attributeNames,
                false,
                expectation);
    }

    public Person expecting(String value) {
        return new Person(
                username,
                email,
                nameId,
                firstName,
                lastName,
                jobTitle,
                department,
                groups,
                attributes,
                attributeNames,
                assigned,
                value);
    }
}
