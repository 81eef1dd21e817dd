package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Optional;

/**
 * JumpCloud's management of user groups. Every method throws {@link ScimErrorException} when the endpoint refuses, and
 * {@link java.io.UncheckedIOException} when no answer arrives.
 */
public final class JumpCloudGroups {

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String GROUPS = "/Groups";
    private static final int CONFLICT = 409;

    private final ScimClient client;
    private final Lookup lookup;

    JumpCloudGroups(ScimClient client) {
        this.client = client;
        lookup = new Lookup(client, GROUPS, "displayName");
    }

    /** Takes over the group with the name, or creates a group. */
    public Provisioned provide(String displayName) {
        Optional<Provisioned> present = taken(displayName);
        if (present.isPresent()) {
            return present.get();
        }
        ScimRequest creation = ScimClient.request("POST", GROUPS, group(displayName));
        ScimAnswer answer = client.exchange(creation);
        if (answer.isSuccess()) {
            return new Provisioned(answer.id(), ProvisioningEffect.CREATED, answer.body());
        }
        // As with users: an earlier attempt can have created the group before its answer was lost.
        Optional<Provisioned> meanwhile = answer.status() == CONFLICT ? taken(displayName) : Optional.empty();
        return meanwhile
                .map(group -> answer.attempts() > 1 ? group.as(ProvisioningEffect.CREATED) : group)
                .orElseThrow(() -> new ScimErrorException(creation, answer));
    }

    /** The endpoint's group with the name. */
    public Optional<JsonNode> find(String displayName) {
        return lookup.find(displayName);
    }

    /** Renames by PATCH (RFC 7644 section 3.5.2.3). */
    public ScimAnswer rename(String id, String displayName) {
        return patch(id, PatchBody.replace("displayName", TextNode.valueOf(displayName)));
    }

    /** Adds by PATCH with the path {@code members} and an array of ids (RFC 7644 section 3.5.2.1). */
    public ScimAnswer addMembers(String id, Collection<String> userIds) {
        return patch(id, PatchBody.addMembers(userIds));
    }

    /** Removes by PATCH with the path {@code members} and an array of the ids to remove. */
    public ScimAnswer removeMembers(String id, Collection<String> userIds) {
        return patch(id, PatchBody.removeMembers(userIds));
    }

    /** Removes by PATCH with the path <code>members[value eq "…"]</code> (RFC 7644 section 3.5.2.2). */
    public ScimAnswer removeMember(String id, String userId) {
        return patch(id, PatchBody.remove("members[value eq " + TextNode.valueOf(userId) + "]"));
    }

    /** Replaces the whole group by PUT (RFC 7644 section 3.5.1). */
    public ScimAnswer replace(String id, String displayName, Collection<String> userIds) {
        ObjectNode body = group(displayName).put("id", id);
        body.set("members", PatchBody.members(userIds));
        return client.require("PUT", path(id), body);
    }

    /** Deletes the group. A repeated request can find the group deleted already. */
    public void delete(String id) {
        client.delete(path(id));
    }

    private Optional<Provisioned> taken(String displayName) {
        return find(displayName)
                .map(group -> new Provisioned(group.path("id").asText(), ProvisioningEffect.UNCHANGED, group));
    }

    private ScimAnswer patch(String id, ObjectNode body) {
        return client.require("PATCH", path(id), body);
    }

    private static ObjectNode group(String displayName) {
        ObjectNode group = JsonNodeFactory.instance.objectNode().put("displayName", displayName);
        group.putArray("schemas").add(SCHEMA);
        return group;
    }

    private static String path(String id) {
        return GROUPS + "/" + id;
    }
}
