package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.util.List;
import java.util.Map;

/** Three users of a connection, ada, bob and cara, and dora of nobody's; and searches for them. */
record SearchedPeople(ScimSide scim, String ada) {

    static SearchedPeople create(ScimSide scim) {
        String ada = scim.createUser(object("{'userName':'ada@example.com','externalId':'AbCdEf0123456789abcdef01',"
                + "'displayName':'Ada','name':{'givenName':'Ada','familyName':'Aal'},'title':'Engineer','active':true,"
                + "'emails':[{'value':'ada@example.com','type':'work','primary':true},"
                + "{'value':'ada.home@example.com','type':'home'}],"
                + "'phoneNumbers':[{'value':'tel:+1-555-555-5501','type':'work','primary':true}],"
                + "'" + ScimSide.ENTERPRISE + "':{'department':'Design','costCenter':'4711'}}"));
        scim.createUser(object("{'userName':'bob','externalId':'00ff','active':false,'title':'engineer',"
                + "'name':{'givenName':'Bob','familyName':'Berg'},"
                + "'emails':[{'value':'Bob@Example.com','type':'work','primary':true}],"
                + "'" + ScimSide.ENTERPRISE + "':{'department':'Sales'}}"));
        ObjectNode cara = object("{'userName':'cara@example.com','name':{'givenName':'Cara','familyName':'Berg'},"
                + "'emails':[{'value':'cara@example.com','type':'work','primary':true}]}");
        scim.createUser(cara.put("displayName", "Cara \"CJ\" \\ Berg"));
        scim.realm().admin().createUser("dora@example.com", Map.of("firstName", "Dora", "lastName", "Berg"));
        return new SearchedPeople(scim, ada);
    }

    ScimAnswer search(Map<String, String> query) {
        return send("GET", "/Users", query, null);
    }

    ScimAnswer send(String method, String path, Map<String, String> query, String body) {
        ScimRequest request = ScimRequest.of(method, path).withQuery(query);
        return scim.client()
                .exchange(body == null ? request : request.withBody(object(body).toString()));
    }

    /** The user names without their domain. */
    static List<String> names(ScimAnswer answer) {
        return answer.resources().stream()
                .map(user -> user.path("userName").asText().replace("@example.com", ""))
                .sorted()
                .toList();
    }
}
