package io.github.keycloakjumpcloud.core.profile;

import java.util.List;

/** A part of a person's profile that JumpCloud sends, with the attribute names that are usual for it. */
public enum ProfileField {
    EMAIL(
            "email",
            "Email",
            "mail",
            "emailAddress",
            "email_address",
            "urn:oid:0.9.2342.19200300.100.1.3",
            "urn:oid:1.2.840.113549.1.9.1",
            Claims.URI + "emailaddress"),
    FIRST_NAME(
            "FirstName",
            "firstName",
            "firstname",
            "first_name",
            "givenName",
            "given_name",
            "urn:oid:2.5.4.42",
            Claims.URI + "givenname"),
    LAST_NAME(
            "LastName",
            "lastName",
            "lastname",
            "last_name",
            "surname",
            "sn",
            "familyName",
            "family_name",
            "urn:oid:2.5.4.4",
            Claims.URI + "surname"),
    USERNAME(
            "username",
            "userName",
            "user_name",
            "uid",
            "preferred_username",
            "urn:oid:0.9.2342.19200300.100.1.1",
            Claims.URI + "name"),
    JOB_TITLE("jobTitle", "job_title", "title", "urn:oid:2.5.4.12", Claims.URI + "title"),
    DEPARTMENT("department", "dept", "departmentName", "urn:oid:1.2.840.113556.1.2.141", Claims.URI + "department");

    private final String defaultName;
    private final List<String> usualNames;

    ProfileField(String defaultName, String... otherNames) {
        this.defaultName = defaultName;
        this.usualNames = List.of(otherNames);
    }

    /** The attribute name that is expected when the admin configured none. Letter case matters. */
    public String defaultName() {
        return defaultName;
    }

    /** Other usual spellings, the likeliest first. */
    public List<String> usualNames() {
        return usualNames;
    }

    /** A nested class, because an enum's constants cannot refer to its own fields. */
    private static final class Claims {
        static final String URI = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    }
}
