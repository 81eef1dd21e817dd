package io.github.keycloakjumpcloud.it.harness.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import java.util.Map;
import java.util.TreeMap;

/** All groups of a realm by path, each with its id, its attributes and the ids of its members, at one moment. */
public record RealmGroups(Map<String, String> groups) {

    public static RealmGroups of(RealmAdmin realm) {
        Map<String, String> groups = new TreeMap<>();
        realm.get("groups?max=1000").forEach(group -> add(realm, group, groups));
        return new RealmGroups(groups);
    }

    private static void add(RealmAdmin realm, JsonNode group, Map<String, String> groups) {
        String id = group.get("id").asText();
        String attributes = realm.get("groups/" + id).path("attributes").toString();
        groups.put(group.get("path").asText(), id + " " + attributes + " " + realm.membersOf(id));
        realm.childGroups(id).forEach(child -> add(realm, child, groups));
    }
}
