package io.github.keycloakjumpcloud.it.harness.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The user profile of a realm, and the attributes that a connection stores in it, changed over the admin REST API. */
public final class ProfileSettings {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestRealm realm;

    private ProfileSettings(TestRealm realm) {
        this.realm = realm;
    }

    public static ProfileSettings of(TestRealm realm) {
        return new ProfileSettings(realm);
    }

    /** Declares an attribute that administrators can see and edit. A declared attribute stays unchanged. */
    public ProfileSettings declare(String name) {
        return change(name, attribute -> {});
    }

    /** Lets the attribute have this many characters at most. */
    public ProfileSettings limit(String name, int characters) {
        return change(
                name,
                attribute ->
                        attribute.putObject("validations").putObject("length").put("max", "" + characters));
    }

    /** Lets only administrators edit address and names. */
    public ProfileSettings keepFromPeople() {
        List.of("email", "firstName", "lastName")
                .forEach(name -> change(name, attribute -> ((ObjectNode) attribute.get("permissions"))
                        .putArray("edit")
                        .add("admin")));
        return this;
    }

    /** Changes the declaration of an attribute. */
    public ProfileSettings change(String name, Consumer<ObjectNode> change) {
        ObjectNode profile = (ObjectNode) realm.admin().get("users/profile");
        ObjectNode found = null;
        for (JsonNode attribute : profile.get("attributes")) {
            if (attribute.get("name").asText().equals(name)) {
                found = (ObjectNode) attribute;
            }
        }
        if (found == null) {
            found = ((ArrayNode) profile.get("attributes")).addObject().put("name", name);
            ObjectNode permissions = found.putObject("permissions");
            permissions.putArray("view").add("admin");
            permissions.putArray("edit").add("admin");
        }
        change.accept(found);
        realm.admin().api().put(realm.admin().path("users/profile"), profile);
        return this;
    }

    /**
     * Sets the further attributes of the connection's profile mapper, from JumpCloud's attribute to the user attribute.
     */
    public ProfileSettings storeFurther(Map<String, String> attributes) {
        JsonNode found = realm.admin().mappers(realm.alias()).stream()
                .filter(each -> each.get("identityProviderMapper").asText().equals("jumpcloud-profile-idp-mapper"))
                .findFirst()
                .orElseThrow();
        ObjectNode mapper = found.deepCopy();
        List<Map<String, String>> entries = attributes.entrySet().stream()
                .map(entry -> Map.of("key", entry.getKey(), "value", entry.getValue()))
                .toList();
        ((ObjectNode) mapper.get("config")).put("furtherAttributes", write(entries));
        realm.admin()
                .api()
                .put(
                        realm.admin()
                                .path("identity-provider/instances/" + realm.alias() + "/mappers/"
                                        + mapper.get("id").asText()),
                        mapper);
        return this;
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
