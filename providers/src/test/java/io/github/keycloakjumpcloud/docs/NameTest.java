package io.github.keycloakjumpcloud.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.finding.FindingKind;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name nothing that the code has no more. The history, CHANGELOG.md, may. */
class NameTest {

    /** Inner capitals or underscores: names of classes, methods, settings, event details and metrics. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.*/-])[A-Za-z]\\w*?(?:[a-z][A-Z]|\\w_\\w)[\\w$]*");

    private static final Pattern METHOD = Pattern.compile("(\\w+)\\(");
    private static final Pattern SLUG = Pattern.compile("(?<![\\w/.@-])[a-z]+(?:-[a-z0-9]+)+(?![\\w/.@-])");
    private static final Pattern TEST = Pattern.compile("(?<![\\w.*])(?:[a-z]+\\.)*[A-Z]\\w*(?:Test|IT)(?!\\w)");
    private static final Pattern CODE = Pattern.compile("\\bJC-\\d{3}\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w-]+)` \\|");

    /** Names of Keycloak, JumpCloud and tools which the code has no need of. */
    private static final Set<String> FOREIGN = Set.of(
            // Keycloak
            "create-realm",
            "security-admin-console",
            "email_verified",
            "identity_provider_error",
            "invalid_saml_response",
            "session_state",
            "kcLogoIdP",
            // Java, Quarkus
            "UnsupportedClassVersionError",
            "QuarkusEntryPoint",
            "QUARKUS_HTTP_LIMITS_MAX_FORM_ATTRIBUTE_SIZE",
            // JumpCloud
            "employeeIdentifier",
            // Maven Central, Keycloak Operator
            "central-publishing-maven-plugin",
            // Terraform, keycloak-config-cli, Keycloak's Operator
            "first_broker_login_flow_alias",
            "display_name",
            "sync_mode",
            "store_token",
            "validate_signature",
            "name_id_policy_format",
            "post_binding_",
            "ignore_changes",
            "single_sign_on_service_url",
            "signing_certificate",
            "extra_config",
            "JUMPCLOUD_METADATA",
            "no-delete",
            "KeycloakRealmImport",
            // Keycloak's artifacts
            "keycloak-model-storage",
            "keycloak-model-storage-private",
            "keycloak-saml-core-public",
            "http-optimized-serializers",
            // JumpCloud's events
            "user_create_provision",
            "user_update_provision",
            "user_deprovision",
            "user_delete_provision",
            "user_lookup_provision",
            "group_create_provision",
            "group_update_provision",
            "group_delete_provision",
            // PostgreSQL, Prometheus
            "pg_dump",
            "rule_files");

    /** Names that stand for others, and those that the code puts together. */
    private static final Set<String> PATTERNS = Set.of("TestX", "xWhenYThenZ");

    private static final Set<String> COMPOSED = Set.of("jumpcloud_group_id", "jumpcloud_role", "jumpcloud_role_id");

    @Test
    void documentsWhenTheyNameAClassAMethodOrASettingThenTheCodeHasIt() throws IOException {
        Vocabulary code = Vocabulary.ofProject();

        assertThat(gone(NAME, 0, code::hasWord)).isEmpty();
        assertThat(gone(METHOD, 1, code::hasMethod)).isEmpty();
        assertThat(gone(SLUG, 0, code::hasSlug)).isEmpty();
    }

    @Test
    void documentsWhenTheyNameATestThenItIsInThatPackage() throws IOException {
        assertThat(gone(TEST, 0, Vocabulary.ofProject()::hasTest)).isEmpty();
    }

    @Test
    void documentsWhenTheyNameARefusalThenItsCodeExists() throws IOException {
        Set<String> codes =
                Arrays.stream(RefusalReason.values()).map(RefusalReason::code).collect(Collectors.toSet());

        assertThat(Document.all()).allSatisfy(document -> assertThat(
                        CODE.matcher(document.text()).results().map(code -> code.group()))
                .isSubsetOf(codes));
        assertThat(headings("docs/troubleshooting.md")).containsAll(codes);
    }

    @Test
    void tablesWhenReadThenTheyHaveEverySettingAndEveryFinding() throws IOException {
        assertThat(rows("docs/configuration/settings.md"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ConnectionSetting.values())
                        .map(ConnectionSetting::key)
                        .toList());
        assertThat(rows("docs/configuration/findings.md"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FindingKind.values())
                        .map(FindingKind::slug)
                        .toList());
    }

    private static Set<String> gone(Pattern pattern, int group, Predicate<String> exists) throws IOException {
        Set<String> gone = new TreeSet<>();
        for (Document document : Document.all()) {
            if (!document.toString().equals("CHANGELOG.md")) {
                document.code().stream()
                        .flatMap(code -> pattern.matcher(code).results().map(found -> found.group(group)))
                        .filter(exists.negate())
                        .filter(name -> Stream.of(FOREIGN, PATTERNS, COMPOSED).noneMatch(known -> known.contains(name)))
                        .forEach(name -> gone.add(name + " in " + document));
            }
        }
        return gone;
    }

    private static List<String> rows(String document) {
        return ROW.matcher(Document.read(Document.PROJECT.resolve(document)).text())
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static Set<String> headings(String document) {
        return Document.read(Document.PROJECT.resolve(document)).headings();
    }
}
