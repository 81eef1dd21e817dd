package io.github.keycloakjumpcloud.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.keycloakjumpcloud.keycloak.trial.TrialReport;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The OpenAPI file tells what the code does: the same requests, the same members. */
class OpenApiTest {

    private static final java.nio.file.Path FILE = java.nio.file.Path.of("../docs/admin-api.yaml");

    @Test
    void pathsWhenComparedWithTheResourcesThenTheyAreTheSame() {
        // given
        Set<String> written = new TreeSet<>();
        file().get("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> written.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        // then
        assertThat(written).isEqualTo(requests(ConnectionAdminResource.class, ""));
    }

    static Stream<Class<?>> records() {
        return Stream.of(
                ConnectionSummary.class,
                ConnectionRepresentation.class,
                ConnectionRepresentation.ServiceProviderValues.class,
                FindingRepresentation.class,
                CertificateRepresentation.class,
                TrialLoginResource.Started.class,
                TrialLoginResource.Progress.class,
                TrialLoginResource.LastAnswer.class,
                TrialReport.class,
                TrialReport.RefusalPart.class,
                TrialReport.Check.class,
                TrialReport.NameId.class,
                TrialReport.Attribute.class,
                TrialReport.NearMiss.class,
                TrialReport.Account.class,
                TrialReport.Department.class,
                BlueprintDifference.class,
                RefusalRepresentation.class,
                TokenRepresentation.class,
                ScimBrakeResource.BrakeRepresentation.class,
                GroupRulesResource.GroupRulesRepresentation.class,
                GroupRulePreview.class,
                AttributeNamesResource.AttributeNamesRepresentation.class,
                AttributeNamesResource.AttributeNameRepresentation.class,
                ScimCallResource.ScimCallsRepresentation.class,
                ScimCallResource.ScimCallRepresentation.class,
                ScimCallResource.ScimRefusalRepresentation.class,
                SetupLinkRepresentation.class,
                SetupPageResource.SetupPageState.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void membersWhenComparedWithTheRecordThenTheyAreTheSame(Class<?> type) {
        assertThat(members(type.getSimpleName()))
                .containsExactlyInAnyOrder(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
    }

    @Test
    void requestsWhenComparedWithTheirReadersThenTheyHaveTheSameMembers() {
        Set<String> connection = new HashSet<>(JumpCloudSide.NAMES);
        connection.addAll(Set.of("displayName", "enabled", "settings"));
        assertThat(members("ConnectionRequest")).isEqualTo(connection);
        assertThat(members("TokenRequest")).containsExactlyInAnyOrder("name", "expiresIn");
        assertThat(members("SetupLinkRequest")).isEqualTo(SetupLinkRequest.NAMES);
        assertThat(members("NextCertificate")).containsExactly("certificate");
    }

    @Test
    void problemsWhenComparedWithTheRecordsThenTheyHaveTheSameMembers() {
        assertThat(members("Problem")).isEqualTo(components(ProblemDetails.class));
        assertThat(members("Error")).isEqualTo(components(ProblemDetails.Error.class));
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void referencesWhenFollowedThenAllLeadSomewhere() {
        JsonNode file = file();
        assertThat(file.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        file.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    private static Set<String> members(String schema) {
        Set<String> members = new HashSet<>();
        file().at("/components/schemas/" + schema + "/properties").fieldNames().forEachRemaining(members::add);
        return members;
    }

    private static Set<String> requests(Class<?> resource, String below) {
        Set<String> requests = new TreeSet<>();
        for (Method method : resource.getDeclaredMethods()) {
            String path = below
                    + Optional.ofNullable(method.getAnnotation(Path.class))
                            .map(found -> "/" + found.value())
                            .orElse("");
            verb(method).ifPresent(verb -> requests.add(verb + " " + (path.isEmpty() ? "/" : path)));
            if (verb(method).isEmpty() && method.isAnnotationPresent(Path.class)) {
                requests.addAll(requests(method.getReturnType(), path));
            }
        }
        return requests;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static JsonNode file() {
        try {
            return new YAMLMapper().readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
