package io.github.keycloakjumpcloud.it.harness.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes an answer a SCIM error (RFC 7644 section 3.12). */
public final class ScimErrors {

    private static final String SCHEMA = "[\"urn:ietf:params:scim:api:messages:2.0:Error\"]";

    /** Table 9 of RFC 7644; none is allowed, too. */
    private static final Set<String> TYPES = Set.of(
            "",
            "invalidFilter",
            "tooMany",
            "uniqueness",
            "mutability",
            "invalidSyntax",
            "invalidPath",
            "noTarget",
            "invalidValue",
            "invalidVers",
            "sensitive");

    private static final Pattern INSIDE =
            Pattern.compile("Exception|\\tat |at \\[Source|java\\.|jakarta\\.|hibernate|unboundid|SQL");

    private ScimErrors() {}

    /** What is wrong with an error; empty when it is as the RFC asks and tells nothing of the server's inside. */
    public static Optional<String> fault(ScimAnswer answer) {
        if (!answer.header("Content-Type").orElse("").startsWith("application/scim+json")) {
            return Optional.of("Content-Type");
        }
        if (!answer.body().path("schemas").toString().equals(SCHEMA)) {
            return Optional.of("schemas");
        }
        if (!answer.body().path("status").isTextual()
                || !answer.body().get("status").textValue().equals(Integer.toString(answer.status()))) {
            return Optional.of("status");
        }
        if (!TYPES.contains(answer.scimType())) {
            return Optional.of("scimType");
        }
        return answer.detail().isBlank() || INSIDE.matcher(answer.text()).find()
                ? Optional.of("detail")
                : Optional.empty();
    }

    /** @param scimType empty for none */
    public static void assertError(ScimAnswer answer, int status, String scimType) {
        assertThat(answer.status() + " " + answer.scimType()).as(answer.text()).isEqualTo(status + " " + scimType);
        assertThat(fault(answer)).as(answer.text()).isEmpty();
    }
}
