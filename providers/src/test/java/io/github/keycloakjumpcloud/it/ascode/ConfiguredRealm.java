package io.github.keycloakjumpcloud.it.ascode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import java.util.List;
import java.util.stream.Stream;

/** What belongs to a connection in a realm, at one moment: provider, mappers, flows, user profile, accounts. */
record ConfiguredRealm(
        JsonNode provider, List<JsonNode> mappers, JsonNode flows, JsonNode profile, RealmState accounts) {

    static ConfiguredRealm of(RealmAdmin realm, String alias) {
        return new ConfiguredRealm(
                realm.identityProvider(alias),
                realm.mappers(alias).stream()
                        .sorted((one, other) -> one.get("name")
                                .asText()
                                .compareTo(other.get("name").asText()))
                        .toList(),
                realm.get("authentication/flows"),
                realm.get("users/profile"),
                RealmState.of(realm));
    }

    void assertUnchanged(RealmAdmin realm, String alias) {
        assertThat(of(realm, alias)).isEqualTo(this);
    }

    /** The admin events since the last {@link RealmAdmin#clearEvents}: operation and path, the oldest first. */
    static List<String> events(RealmAdmin realm) {
        List<String> newestFirst = realm.adminEvents().stream()
                .map(event -> event.get("operationType").asText() + " "
                        + event.get("resourcePath").asText().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}"))
                .toList();
        return Stream.iterate(newestFirst.size() - 1, i -> i >= 0, i -> i - 1)
                .map(newestFirst::get)
                .toList();
    }

    /** Type of each mapper by name. */
    static List<String> mapperNames(RealmAdmin realm, String alias) {
        return realm.mappers(alias).stream()
                .map(mapper -> mapper.get("name").asText() + " "
                        + mapper.get("identityProviderMapper").asText())
                .sorted()
                .toList();
    }
}
