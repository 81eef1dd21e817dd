package io.github.keycloakjumpcloud.simulator.directory;

import io.github.keycloakjumpcloud.simulator.value.Immutable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A user of the simulated JumpCloud organization. Each {@code with…} method returns a changed copy. */
public final class Person extends Immutable<Person> {

    private final String username;
    private String email;
    private String nameId;
    private String firstName;
    private String lastName;
    private String jobTitle;
    private String department;
    private List<String> groups = List.of();
    private Map<String, List<String>> attributes = Map.of();
    private Map<DirectoryField, String> attributeNames = Map.of();
    private boolean assigned = true;
    private String expectation = "";

    private Person(String username) {
        this.username = Objects.requireNonNull(username, "username");
    }

    /**
     * A person who is assigned to the application, in no group, without job title and department.
     *
     * @param email     null for a person without an e-mail address
     * @param firstName null when JumpCloud holds no first name
     * @param lastName  null when JumpCloud holds no last name
     */
    public static Person named(String username, String email, String firstName, String lastName) {
        return new Person(username).withEmail(email).withName(firstName, lastName);
    }

    public String username() {
        return username;
    }

    /** The e-mail address; null for a person without one. */
    public String email() {
        return email;
    }

    /** The value of the NameID; null when the application's setting decides. */
    public String nameId() {
        return nameId;
    }

    /** The first name; null when JumpCloud holds none. */
    public String firstName() {
        return firstName;
    }

    /** The last name; null when JumpCloud holds none. */
    public String lastName() {
        return lastName;
    }

    /** The job title; null leaves the attribute out. */
    public String jobTitle() {
        return jobTitle;
    }

    /** The department; null leaves the attribute out, a blank text is sent. */
    public String department() {
        return department;
    }

    /** The names of the person's groups that are bound to the application. */
    public List<String> groups() {
        return groups;
    }

    /** The attributes that are sent besides the mapped attributes, by name. */
    public Map<String, List<String>> attributes() {
        return attributes;
    }

    /** The attribute names that replace the application's names for this person only. */
    public Map<DirectoryField, String> attributeNames() {
        return attributeNames;
    }

    /** Whether the person can use the application. */
    public boolean assigned() {
        return assigned;
    }

    /** A sentence for the pages: what happens when this person signs in. */
    public String expectation() {
        return expectation;
    }

    /** First and last name with a space between; the name that is there when only one is; else the username. */
    public String displayName() {
        String first = firstName == null ? "" : firstName;
        String last = lastName == null ? "" : lastName;
        String both = (first + " " + last).strip();
        return both.isEmpty() ? username : both;
    }

    public Person withEmail(String value) {
        return with(copy -> copy.email = value);
    }

    public Person withNameId(String value) {
        return with(copy -> copy.nameId = value);
    }

    public Person withName(String first, String last) {
        return with(copy -> {
            copy.firstName = first;
            copy.lastName = last;
        });
    }

    public Person withJobTitle(String value) {
        return with(copy -> copy.jobTitle = value);
    }

    public Person withDepartment(String value) {
        return with(copy -> copy.department = value);
    }

    public Person withGroups(String... values) {
        return withGroups(List.of(values));
    }

    public Person withGroups(List<String> values) {
        return with(copy -> copy.groups = List.copyOf(values));
    }

    /** Sets an attribute that is sent besides the mapped attributes. */
    public Person withAttribute(String name, String... values) {
        Map<String, List<String>> all = new LinkedHashMap<>(attributes);
        all.put(name, List.of(values));
        return with(copy -> copy.attributes = Collections.unmodifiableMap(all));
    }

    /** Sets the name under which this person's value is sent, instead of the application's name. */
    public Person withAttributeName(DirectoryField field, String name) {
        Map<DirectoryField, String> all = new LinkedHashMap<>(attributeNames);
        all.put(field, name);
        return with(copy -> copy.attributeNames = Map.copyOf(all));
    }

    public Person withAssigned(boolean value) {
        return with(copy -> copy.assigned = value);
    }

    public Person withExpectation(String value) {
        return with(copy -> copy.expectation = value);
    }

    @Override
    public String toString() {
        return "Person[" + username + "]";
    }
}
