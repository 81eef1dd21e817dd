package io.github.keycloakjumpcloud.it.ascode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;

/**
 * keycloak-config-cli, as far as its requests about identity providers go. An existing provider first gets the flow of the file,
 * then the file's fields, of which {@code config} takes the place of the whole stored one; mappers are known by their names.
 */
final class ConfigCli {

    private final RealmAdmin realm;
    private final boolean deletes;

    /** @param deletes whether mappers that are not in the file are deleted: {@code import.managed.identity-provider-mapper} */
    ConfigCli(RealmAdmin realm, boolean deletes) {
        this.realm = realm;
        this.deletes = deletes;
    }

    /** @param mappers null when the file says nothing of mappers */
    void run(Map<String, Object> provider, List<Map<String, Object>> mappers) {
        realm.get("identity-provider/instances");
        String alias = provider.get("alias").toString();
        saveProvider(alias, (ObjectNode) Json.read(Json.write(provider)));
        if (mappers != null) {
            saveMappers(alias, mappers);
        }
    }

    private void saveProvider(String alias, ObjectNode wanted) {
        String path = realm.path("identity-provider/instances/" + alias);
        Answer found = realm.api().exchange("GET", path, null);
        if (found.status() == 404) {
            realm.api().post(realm.path("identity-provider/instances"), wanted);
            return;
        }
        ObjectNode existing = (ObjectNode) found.body();
        if (!existing.path("firstBrokerLoginFlowAlias").equals(wanted.path("firstBrokerLoginFlowAlias"))) {
            existing.set("firstBrokerLoginFlowAlias", wanted.get("firstBrokerLoginFlowAlias"));
            realm.api().put(path, existing);
        }
        ObjectNode before = (ObjectNode) realm.api().get(path);
        ObjectNode patched = before.deepCopy();
        patched.setAll(wanted);
        if (!patched.equals(before)) {
            realm.api().put(path, patched);
        }
    }

    private void saveMappers(String alias, List<Map<String, Object>> mappers) {
        String path = realm.path("identity-provider/instances/" + alias + "/mappers");
        for (JsonNode present : realm.mappers(alias)) {
            if (deletes
                    && mappers.stream().noneMatch(mapper -> mapper.get("name")
                            .equals(present.get("name").asText()))) {
                realm.api().delete(path + "/" + present.get("id").asText());
            }
        }
        for (Map<String, Object> mapper : mappers) {
            List<JsonNode> found = realm.mappers(alias).stream()
                    .filter(present -> present.get("name").asText().equals(mapper.get("name")))
                    .toList();
            if (found.isEmpty()) {
                realm.api().post(path, mapper);
            } else {
                ObjectNode patched = found.get(0).deepCopy();
                patched.setAll((ObjectNode) Json.read(Json.write(mapper)));
                if (!patched.equals(found.get(0))) {
                    realm.api().put(path + "/" + patched.get("id").asText(), patched);
                }
            }
        }
    }
}
