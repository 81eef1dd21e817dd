package io.github.keycloakjumpcloud.core.profile;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attribute names under which the parts of the profile are expected.
 *
 * @param configured the names that the admin chose; a field that is missing or blank here has its default name
 * @param strict whether only the configured name counts
 */
public record AttributeNames(Map<ProfileField, String> configured, boolean strict) {

    private static final List<ProfileField> REQUIRED =
            List.of(ProfileField.EMAIL, ProfileField.FIRST_NAME, ProfileField.LAST_NAME);

    public AttributeNames {
        configured = Map.copyOf(configured);
    }

    /** The default names. Other spellings are accepted. */
    public static AttributeNames defaults() {
        return new AttributeNames(Map.of(), false);
    }

    /** The name under which the field is expected. */
    public String expected(ProfileField field) {
        String name = configured.getOrDefault(field, "").strip();
        return name.isEmpty() ? field.defaultName() : name;
    }

    /**
     * Finds a field: first under the expected name; unless strict, then under a usual spelling, then ignoring letter
     * case. A name that is expected for another field is never used.
     */
    public FieldMatch match(ProfileField field, ReceivedAttributes attributes) {
        String expected = expected(field);
        if (attributes.has(expected)) {
            return new FieldMatch.Configured(expected, value(attributes, expected));
        }
        Optional<FieldMatch.NearMiss> nearMiss = strict ? Optional.empty() : nearMiss(field, attributes);
        return nearMiss.map(FieldMatch.class::cast).orElseGet(() -> new FieldMatch.Absent(expected));
    }

    /**
     * The fields that came under another spelling than expected, in the order of {@link ProfileField}, whether strict
     * or not.
     */
    public List<FieldMatch.NearMiss> nearMisses(ReceivedAttributes attributes) {
        return Arrays.stream(ProfileField.values())
                .filter(field -> !attributes.has(expected(field)))
                .flatMap(field -> nearMiss(field, attributes).stream())
                .toList();
    }

    /** If strict, the first of e-mail address, first name and last name that did not come; otherwise empty. */
    public Optional<ProfileField> firstMissing(ReceivedAttributes attributes) {
        return REQUIRED.stream()
                .filter(field -> strict && !attributes.has(expected(field)))
                .findFirst();
    }

    private Optional<FieldMatch.NearMiss> nearMiss(ProfileField field, ReceivedAttributes attributes) {
        List<FieldMatch.NearMiss> found = candidates(field, attributes)
                .filter(name -> !isExpectedElsewhere(name, field))
                .distinct()
                .map(name -> new FieldMatch.NearMiss(expected(field), name, value(attributes, name)))
                .toList();
        return found.stream()
                .filter(match -> !match.text().isEmpty())
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private Stream<String> candidates(ProfileField field, ReceivedAttributes attributes) {
        List<String> spellings = Stream.concat(
                        Stream.of(expected(field), field.defaultName()), field.usualNames().stream())
                .toList();
        Stream<String> exact = spellings.stream().filter(attributes::has);
        Stream<String> ignoringCase = spellings.stream()
                .flatMap(spelling -> attributes.names().stream().filter(spelling::equalsIgnoreCase));
        return Stream.concat(exact, ignoringCase);
    }

    private boolean isExpectedElsewhere(String name, ProfileField field) {
        return Arrays.stream(ProfileField.values())
                .filter(other -> other != field)
                .anyMatch(other -> expected(other).equals(name));
    }

    private static String value(ReceivedAttributes attributes, String name) {
        return attributes.values(name).stream()
                .map(raw -> AttributeText.clean(raw, AttributeText.NAME_LIMIT))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
