package io.github.keycloakjumpcloud.keycloak.scim.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.PersonName;
import io.github.keycloakjumpcloud.keycloak.account.DisabledMark;
import io.github.keycloakjumpcloud.keycloak.account.UnmaskedAccount;
import io.github.keycloakjumpcloud.keycloak.group.ConnectionGroups;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.scim.PrimaryEmail;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import java.time.Instant;
import org.keycloak.models.UserModel;

/**
 * A Keycloak user as a User resource: what the connection's SCIM client stored, with Keycloak's own fields as they are
 * now. User name and address are what JumpCloud told, whatever the person has made of them.
 */
final class UserView {

    /** RFC 7643 §4.1. */
    static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";

    private final Operation operation;
    private final ConnectionGroups groups;

    UserView(Operation operation) {
        this.operation = operation;
        this.groups = new ConnectionGroups(operation.session(), operation.connection());
    }

    ObjectNode render(UserModel user) {
        StoredPerson person = new StoredPerson(operation, user);
        ObjectNode stored = person.read().map(UserDocument::json).orElseGet(UserView::object);
        ObjectNode resource = object();
        ArrayNode schemas = resource.putArray("schemas").add(SCHEMA);
        resource.put("id", user.getId());
        person.externalId().ifPresent(id -> resource.put("externalId", id));
        resource.put("userName", person.userName());
        stored.properties().forEach(field -> {
            if (!StoredPerson.OUR_OWN.contains(field.getKey()) && !resource.has(field.getKey())) {
                resource.set(field.getKey(), field.getValue());
            }
        });
        putName(resource, user);
        person.address().ifPresent(address -> putEmail(resource, address));
        resource.put("active", isActive(user));
        put(resource, "title", user.getFirstAttribute(UserField.TITLE.keycloak()));
        putInObject(
                resource, UserField.ENTERPRISE, "department", user.getFirstAttribute(UserField.DEPARTMENT.keycloak()));
        if (resource.has(UserField.ENTERPRISE)) {
            schemas.add(UserField.ENTERPRISE);
        }
        putGroups(resource, user);
        putMeta(resource, user, stored);
        return resource;
    }

    /** Who is kept out by the Organization that is disabled was not deactivated. */
    private boolean isActive(UserModel user) {
        return UnmaskedAccount.of(operation.session(), user).isEnabled()
                && !DisabledMark.stands(operation.session(), user);
    }

    private static void putName(ObjectNode resource, UserModel user) {
        putInObject(
                resource,
                "name",
                "givenName",
                PersonName.shown(user.getFirstName()).orElse(null));
        putInObject(
                resource,
                "name",
                "familyName",
                PersonName.shown(user.getLastName()).orElse(null));
    }

    private static void putEmail(ObjectNode resource, EmailAddress address) {
        ObjectNode primary = PrimaryEmail.of(resource).orElseGet(() -> resource.putArray("emails")
                .addObject()
                .put("type", "work")
                .put("primary", true));
        boolean same = EmailAddress.parse(primary.path("value").asText())
                .filter(address::equals)
                .isPresent();
        if (!same) {
            primary.put("value", address.value());
        }
    }

    /** Whether an account of this address is rendered with these addresses when none are stored. */
    static boolean isOnlyEmail(JsonNode emails, String email) {
        JsonNode only = emails.path(0);
        return emails.size() == 1
                && only.size() == 3
                && only.path("value").asText().equals(email)
                && "work".equals(only.path("type").asText())
                && only.path("primary").asBoolean();
    }

    private void putGroups(ObjectNode resource, UserModel user) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        groups.of(user).forEach(group -> shown.addObject()
                .put("value", group.getId())
                .put("$ref", operation.location(ResourceKind.GROUP, group.getId()))
                .put("display", group.getName())
                .put("type", "direct"));
        if (!shown.isEmpty()) {
            resource.set("groups", shown);
        }
    }

    private void putMeta(ObjectNode resource, UserModel user, ObjectNode stored) {
        ObjectNode meta = resource.putObject("meta").put("resourceType", "User");
        Long created = user.getCreatedTimestamp();
        long modified = stored.path(StoredPerson.MODIFIED).asLong(created == null ? 0 : created);
        if (created != null) {
            meta.put("created", Instant.ofEpochMilli(created).toString());
        }
        meta.put("lastModified", Instant.ofEpochMilli(modified).toString());
        meta.put("location", operation.location(ResourceKind.USER, user.getId()));
    }

    private static void putInObject(ObjectNode resource, String object, String field, String value) {
        if (resource.path(object) instanceof ObjectNode present) {
            put(present, field, value);
            if (present.isEmpty()) {
                resource.remove(object);
            }
        } else if (value != null && !value.isBlank()) {
            resource.putObject(object).put(field, value);
        }
    }

    private static void put(ObjectNode object, String field, String value) {
        if (value == null || value.isBlank()) {
            object.remove(field);
        } else {
            object.put(field, value);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
