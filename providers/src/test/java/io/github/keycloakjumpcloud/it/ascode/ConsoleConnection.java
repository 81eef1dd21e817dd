package io.github.keycloakjumpcloud.it.ascode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import java.util.List;
import java.util.Map;

/** The connection that an admin makes in the console, who uploads the file and chooses nothing else. */
final class ConsoleConnection {

    private ConsoleConnection() {}

    /** Fails unless the realm's connection, its mappers and its flow are the console's, but for the fields that were chosen. */
    static void assertSame(RealmAdmin realm, String metadata, String... chosen) {
        RealmAdmin console = Keycloak.admin().createRealm(RealmSettings.unique());
        try {
            console.createIdentityProvider(SentConnection.ALIAS, "jumpcloud-saml", Map.of("metadataFile", metadata));
            assertThat(provider(realm, chosen)).isEqualTo(provider(console, chosen));
            assertThat(mappers(realm)).isEqualTo(mappers(console));
            assertThat(executions(realm)).isEqualTo(executions(console));
        } finally {
            console.delete();
        }
    }

    private static JsonNode provider(RealmAdmin realm, String... chosen) {
        ObjectNode provider = neutral(realm, realm.identityProvider(SentConnection.ALIAS));
        provider.remove("internalId");
        ObjectNode config = (ObjectNode) provider.get("config");
        // The same to Keycloak as what is not there.
        config.properties().removeIf(setting -> isNothing(setting.getValue()));
        provider.properties().removeIf(field -> field.getValue().isValueNode() && isNothing(field.getValue()));
        for (String field : chosen) {
            provider.remove(field);
            config.remove(field);
        }
        return provider;
    }

    private static boolean isNothing(JsonNode value) {
        return List.of("", "false").contains(value.asText());
    }

    private static List<ObjectNode> mappers(RealmAdmin realm) {
        List<ObjectNode> mappers = ConfiguredRealm.of(realm, SentConnection.ALIAS).mappers().stream()
                .map(mapper -> neutral(realm, mapper))
                .toList();
        mappers.forEach(mapper -> mapper.remove("id"));
        return mappers;
    }

    private static List<String> executions(RealmAdmin realm) {
        return realm.executions("jumpcloud first login").stream()
                .map(step -> step.get("requirement").asText() + " "
                        + step.get("displayName").asText())
                .toList();
    }

    private static ObjectNode neutral(RealmAdmin realm, JsonNode value) {
        return (ObjectNode) Json.read(value.toString().replace(realm.name(), "realm"));
    }
}
