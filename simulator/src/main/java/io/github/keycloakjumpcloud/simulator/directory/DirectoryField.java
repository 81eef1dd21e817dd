package io.github.keycloakjumpcloud.simulator.directory;

/** A JumpCloud user attribute that an application can receive, with the default name of the SAML attribute. */
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

    /** The attribute's name in JumpCloud. */
    public String jumpCloudName() {
        return jumpCloudName;
    }

    /** The name of the SAML attribute, unless the application has another name for it. */
    public String defaultAttributeName() {
        return defaultAttributeName;
    }

    /** The person's value; null when JumpCloud holds no value and sends no attribute. */
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
