package io.github.keycloakjumpcloud.simulator.directory;

/** The JumpCloud user attributes that an application can be given, with the name by which it gets them by default. */
public enum DirectoryField {
    EMAIL("email", "email"),
    FIRST_NAME("firstname", "FirstName"),
    LAST_NAME("lastname", "LastName"),
    USERNAME("username", "username"),
    JOB_TITLE("jobTitle", "jobTitle"),
    DEPARTMENT("department", "department");

    private final String jumpCloudName;
    private final String defaultAttributeName;

    DirectoryField(String jumpCloudName, String defaultAttributeName) {
        this.jumpCloudName = jumpCloudName;
        this.defaultAttributeName = defaultAttributeName;
    }

    /** The name on JumpCloud's side of the attribute mapping. */
    public String jumpCloudName() {
        return jumpCloudName;
    }

    /** The name on the service provider's side, unless an application says otherwise. */
    public String defaultAttributeName() {
        return defaultAttributeName;
    }

    /** The person's value; null when JumpCloud holds none, and then no attribute is sent. */
    public String of(Person person) {
        return switch (this) {
            case EMAIL -> person.email();
            case FIRST_NAME -> person.firstName();
            case LAST_NAME -> person.lastName();
            case USERNAME -> person.username();
            case JOB_TITLE -> person.jobTitle();
            case DEPARTMENT -> person.department();
        };
    }
}
