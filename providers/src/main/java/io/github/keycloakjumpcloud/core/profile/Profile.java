package io.github.keycloakjumpcloud.core.profile;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import java.util.Optional;

/**
 * The profile of a person as received, cleaned and cut at 255 code units.
 *
 * <p>In e-mail address, names and user name a blank value counts as absent, so it never clears what is stored. In job
 * title and department an empty text means that JumpCloud sent a blank value, and an empty Optional that JumpCloud sent
 * none.
 */
public record Profile(
        Optional<String> email,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<String> username,
        Optional<String> jobTitle,
        Optional<String> department) {

    /** The user attribute that keeps the job title. */
    public static final String JOB_TITLE = "jobTitle";

    /** The user attribute that keeps the department. */
    public static final String DEPARTMENT = "department";

    /** Reads the profile under the given names. */
    public static Profile read(ReceivedAttributes attributes, AttributeNames names) {
        return new Profile(
                filled(ProfileField.EMAIL, attributes, names),
                filled(ProfileField.FIRST_NAME, attributes, names),
                filled(ProfileField.LAST_NAME, attributes, names),
                filled(ProfileField.USERNAME, attributes, names),
                names.match(ProfileField.JOB_TITLE, attributes).value(),
                names.match(ProfileField.DEPARTMENT, attributes).value());
    }

    private static Optional<String> filled(ProfileField field, ReceivedAttributes attributes, AttributeNames names) {
        return names.match(field, attributes).value().filter(value -> !value.isEmpty());
    }
}
