package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A person in the shape of JumpCloud's SCIM users. {@code schemas} always names the enterprise extension, phone numbers
 * start with {@code tel:}, addresses have {@code primary}, and absent addresses, e-mails and phone numbers are empty
 * lists. Each {@code with…} method returns a changed copy.
 */
public final class JumpCloudUser {

    public static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int EXTERNAL_ID_BYTES = 12;

    /** The attributes that JumpCloud manages: an update removes them from the endpoint when the person has none. */
    private static final List<String> OWN = List.of(
            "active",
            "addresses",
            "displayName",
            "emails",
            "externalId",
            "locale",
            "name",
            "phoneNumbers",
            "preferredLanguage",
            "title",
            "userName",
            ENTERPRISE);

    private final ObjectNode resource;
    private final boolean emailsNullOnUpdate;

    private JumpCloudUser(ObjectNode resource, boolean emailsNullOnUpdate) {
        this.resource = resource;
        this.emailsNullOnUpdate = emailsNullOnUpdate;
    }

    /** An active user. The userName is the e-mail address, or the username of a person without an e-mail address. */
    public static JumpCloudUser of(Person person) {
        ObjectNode user = NODES.objectNode().put("active", true);
        user.putArray("addresses");
        user.put("displayName", person.displayName());
        ArrayNode emails = user.putArray("emails");
        if (person.email() != null) {
            emails.add(workEntry(person.email()));
        }
        user.put("externalId", externalId(person)).put("locale", "en-US");
        ObjectNode name = user.putObject("name");
        putIfAny(name, "familyName", person.lastName());
        putIfAny(name, "givenName", person.firstName());
        user.putArray("phoneNumbers");
        user.put("preferredLanguage", "en-US");
        putIfAny(user, "title", person.jobTitle());
        if (person.department() != null) {
            user.putObject(ENTERPRISE).put("department", person.department());
        }
        user.put("userName", person.email() == null ? person.username() : person.email());
        return new JumpCloudUser(user, false);
    }

    /** JumpCloud's id of the person: 24 hexadecimal digits that stay when name and address change. */
    public static String externalId(Person person) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(person.username().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, EXTERNAL_ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public String userName() {
        return resource.path("userName").asText();
    }

    /** Sets the userName, as an admin does who maps another JumpCloud attribute to userName. */
    public JumpCloudUser withUserName(String value) {
        return with("userName", TextNode.valueOf(value));
    }

    public JumpCloudUser withActive(boolean value) {
        return with("active", NODES.booleanNode(value));
    }

    /** Sets the phone number, for example +1-555-555-5555. The message has {@code tel:} before the number. */
    public JumpCloudUser withPhone(String number) {
        return with("phoneNumbers", NODES.arrayNode().add(workEntry("tel:" + number)));
    }

    public JumpCloudUser withAddress(String street, String postalCode, String locality, String region, String country) {
        return with(
                "addresses",
                NODES.arrayNode()
                        .add(NODES.objectNode()
                                .put("country", country)
                                .put("locality", locality)
                                .put("postalCode", postalCode)
                                .put("primary", true)
                                .put("region", region)
                                .put("streetAddress", street)
                                .put("type", "work")));
    }

    public JumpCloudUser withPhoto(String url) {
        return with("photos", NODES.arrayNode().add(NODES.objectNode().put("value", url)));
    }

    /** Sets locale and preferred language, for example {@code de-DE}. */
    public JumpCloudUser withLocale(String tag) {
        return with("locale", TextNode.valueOf(tag)).with("preferredLanguage", TextNode.valueOf(tag));
    }

    /** Sends {@code "emails": null} in an update though the person has an address, as JumpCloud sometimes does. */
    public JumpCloudUser withEmailsNullOnUpdate() {
        return new JumpCloudUser(resource, true);
    }

    /** Sets any attribute, known or not, to any value. */
    public JumpCloudUser with(String attribute, JsonNode value) {
        ObjectNode copy = resource.deepCopy();
        copy.set(attribute, value.deepCopy());
        return new JumpCloudUser(copy, emailsNullOnUpdate);
    }

    /** Removes any attribute. */
    public JumpCloudUser without(String attribute) {
        ObjectNode copy = resource.deepCopy();
        copy.remove(attribute);
        return new JumpCloudUser(copy, emailsNullOnUpdate);
    }

    /** The body of a POST. */
    public ObjectNode creation() {
        return resource.deepCopy()
                .<ObjectNode>set("schemas", NODES.arrayNode().add(CORE).add(ENTERPRISE));
    }

    /**
     * The body of a PUT. Attributes that JumpCloud does not manage go back unchanged.
     *
     * @param stored the endpoint's copy
     */
    public ObjectNode replacement(JsonNode stored) {
        ObjectNode body = stored.deepCopy();
        body.remove(OWN);
        body.remove("meta");
        body.setAll(resource.deepCopy());
        if (emailsNullOnUpdate) {
            body.set("emails", NullNode.getInstance());
        }
        body.set("schemas", NODES.arrayNode().add(ENTERPRISE).add(CORE));
        return body;
    }

    private static ObjectNode workEntry(String value) {
        return NODES.objectNode().put("primary", true).put("type", "work").put("value", value);
    }

    private static void putIfAny(ObjectNode object, String attribute, String value) {
        if (value != null) {
            object.put(attribute, value);
        }
    }
}
