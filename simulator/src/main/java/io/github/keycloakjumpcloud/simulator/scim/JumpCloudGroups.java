package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Optional;

/** User groups as JumpCloud manages them. Fails as {@link JumpCloudProvisioning} does. */
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

    /** Takes over the group of that name, or creates it. */
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
        // As with users: an earlier attempt may have created it before its answer was lost.
        Optional<Provisioned> meanwhile = answer.status() == CONFLICT ? taken(displayName) : Optional.empty();
        return meanwhile
                .map(group -> answer.attempts() > 1 ? group.as(ProvisioningEffect.CREATED) : group)
                .orElseThrow(() -> new ScimErrorException(creation, answer));
    }

    /** The group of that name, as the endpoint holds it. */
    public Optional<JsonNode> find(String displayName) {
        return lookup.find(displayName);
    }

    public ScimAnswer rename(String id, String displayName) {
        return patch(id, PatchBody.replace("displayName", TextNode.valueOf(displayName)));
    }

    public ScimAnswer addMembers(String id, Collection<String> userIds) {
        return patch(id, PatchBody.addMembers(userIds));
    }

    /** Path {@code members} and a value array that names those who leave. */
    public ScimAnswer removeMembers(String id, Collection<String> userIds) {
        return patch(id, PatchBody.removeMembers(userIds));
    }

    /** Path <code>members[value eq "…"]</code>, without a value. */
    public ScimAnswer removeMember(String id, String userId) {
        return patch(id, PatchBody.remove("members[value eq " + TextNode.valueOf(userId) + "]"));
    }

    /** PUT of the whole group. */
    public ScimAnswer replace(String id, String displayName, Collection<String> userIds) {
        ObjectNode body = group(displayName).put("id", id);
        body.set("members", PatchBody.members(userIds));
        return client.require("PUT", path(id), body);
    }

    public void delete(String id) {
        ScimRequest request = ScimRequest.of("DELETE", path(id));
        ScimAnswer answer = client.exchange(request);
        if (!answer.isDeleted()) {
            throw new ScimErrorException(request, answer);
        }
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
