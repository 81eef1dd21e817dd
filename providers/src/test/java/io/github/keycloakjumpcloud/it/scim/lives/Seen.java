package io.github.keycloakjumpcloud.it.scim.lives;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An account as Keycloak shows it to an administrator.
 *
 * @param links by alias: the subject
 * @param records lines of the SCIM record, by internal id of the connection: held or released
 * @param told the addresses in them
 * @param keys of the SCIM record
 */
record Seen(
        String id,
        String username,
        String email,
        boolean verified,
        boolean enabled,
        String firstName,
        String lastName,
        Map<String, String> links,
        Map<String, String> records,
        Map<String, String> told,
        List<String> keys) {

    /** The address by which a connection knows the person: told over SCIM, the link's, or the account's if verified. */
    String knownAs(String internalId, String alias) {
        String linked = links.getOrDefault(alias, "");
        String own = linked.contains("@") ? linked : verified ? email : "";
        return told.getOrDefault(internalId, own);
    }

    /** All accounts of a realm, which holds those of one life only. */
    static Map<String, Seen> all(RealmAdmin admin) {
        Map<String, Seen> seen = new LinkedHashMap<>();
        for (JsonNode user : admin.get("users?max=1000&briefRepresentation=false")) {
            String id = user.get("id").asText();
            seen.put(id, of(admin, user));
        }
        return seen;
    }

    private static Seen of(RealmAdmin admin, JsonNode user) {
        String id = user.get("id").asText();
        Map<String, String> links = new HashMap<>();
        admin.federatedIdentitiesOf(id)
                .forEach(link -> links.put(
                        link.get("identityProvider").asText(),
                        link.get("userId").asText()));
        Map<String, String> records = new HashMap<>();
        Map<String, String> told = new HashMap<>();
        texts(user.path("attributes").path("jumpcloudScim")).forEach(line -> {
            String[] words = line.split(" ", 3);
            records.put(words[0], words[1].split("[+=]")[0]);
            if (words[1].contains("=")) {
                told.put(words[0], words[1].substring(words[1].indexOf('=') + 1));
            }
        });
        return new Seen(
                id,
                user.get("username").asText(),
                user.path("email").asText(""),
                user.get("emailVerified").asBoolean(),
                user.get("enabled").asBoolean(),
                user.path("firstName").asText(""),
                user.path("lastName").asText(""),
                links,
                records,
                told,
                texts(user.path("attributes").path("jumpcloudScimKeys")).toList());
    }

    boolean isHeldBy(String internalId) {
        return "held".equals(records.get(internalId));
    }

    boolean isReleasedBy(String internalId) {
        return "released".equals(records.get(internalId));
    }

    /** Whether the connection's SCIM client has told of the person under this address or user name. */
    boolean isCalled(String internalId, String name) {
        return keys.contains(internalId + " called " + name);
    }

    private boolean hasExternalId(String internalId) {
        return keys.stream().anyMatch(key -> key.startsWith(internalId + " externalId "));
    }

    /** Whether no connection has anything to do with it: it is whoever's the address is. */
    boolean isLoose() {
        return links.isEmpty()
                && records.entrySet().stream()
                        .allMatch(record -> record.getValue().equals("released") && !hasExternalId(record.getKey()));
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
