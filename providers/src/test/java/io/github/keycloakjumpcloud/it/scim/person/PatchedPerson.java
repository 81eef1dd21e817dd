package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;

/** A person who has everything that PATCH requests change, and such a request as tables have it. */
final class PatchedPerson {

    private PatchedPerson() {}

    /** The address and the external id have the number, so that one case alone knows the person. */
    static ObjectNode full(int number) {
        ObjectNode user = ScimSide.user("person-" + number);
        user.remove("schemas");
        user.put("title", "Engineer").put("externalId", "id-" + number);
        user.set("phoneNumbers", json("[{'value':'tel:1','type':'work','primary':true}]"));
        user.set("addresses", json("[{'type':'work','locality':'Chur','country':'CH','primary':true}]"));
        user.set(ScimSide.ENTERPRISE, json("{'department':'Design','costCenter':'1'}"));
        return user;
    }

    /** Paths with filters need quotes within quotes: in the tables they are written \'. */
    static JsonNode quoted(String operation) {
        return json(operation.replace("\\'", "\\\""));
    }
}
