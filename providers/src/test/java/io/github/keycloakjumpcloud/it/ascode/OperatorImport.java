package io.github.keycloakjumpcloud.it.ascode;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.ExportedRealm;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resource that {@code docker/kubernetes/realm-import.jq} makes of the realm export. */
final class OperatorImport {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::([^}]*))?}");

    private OperatorImport() {}

    /** Its realm, enabled, with values in the place of the variables, as the Operator's job imports it. */
    static String realm(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder jq = new ProcessBuilder(
                        "jq",
                        "-f",
                        Keycloak.projectFile("docker/kubernetes/realm-import.jq")
                                .toString(),
                        ExportedRealm.file().toString())
                .redirectErrorStream(true);
        jq.environment().put("JUMPCLOUD_ENABLED", "true");
        Process process = jq.start();
        String resource = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(resource);
        }
        JsonNode spec = Json.read(resource).get("spec");
        return VARIABLE.matcher(spec.get("realm").toString())
                .replaceAll(found -> Matcher.quoteReplacement(
                        spec.get("placeholders").has(found.group(1)) ? value(found, variables) : otherwise(found)));
    }

    private static String value(MatchResult found, Map<String, String> variables) {
        return variables.getOrDefault(found.group(1), otherwise(found));
    }

    /** The default. */
    private static String otherwise(MatchResult found) {
        return found.group(2) == null ? found.group() : found.group(2);
    }
}
