package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimErrors.assertError;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which attributes an answer shows, and that /Users and /Groups are searched as one. */
class UserProjectionIT {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

    @AutoClose
    private TestRealm realm;

    private ScimSide scim;
    private SearchedPeople people;
    private String ada;

    @BeforeAll
    void createPeople() {
        realm = TestRealm.builder().create();
        scim = ScimSide.of(realm);
        people = SearchedPeople.create(scim);
        ada = people.ada();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attributes | userName | {'userName':'ada@example.com'}",
                "attributes | USERNAME, externalid | {'externalId':'AbCdEf0123456789abcdef01','userName':'ada@example.com'}",
                "attributes | urn:ietf:params:scim:schemas:core:2.0:User:userName | {'userName':'ada@example.com'}",
                "attributes | name.givenName | {'name':{'givenName':'Ada'}}",
                "attributes | urn:ietf:params:scim:schemas:core:2.0:User:name.familyName | {'name':{'familyName':'Aal'}}",
                "attributes | name,name.givenName | {'name':{'givenName':'Ada','familyName':'Aal'}}",
                "attributes | emails.value | {'emails':[{'value':'ada@example.com'},{'value':'ada.home@example.com'}]}",
                "attributes | emails.primary | {'emails':[{'primary':true}]}",
                "attributes | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"
                        + " | {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Design'}}",
                "attributes | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
                        + " | {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':"
                        + "{'department':'Design','costCenter':'4711'}}",
                "attributes | nonsense | {}",
                "attributes | password | {}",
                "attributes | meta.resourceType | {'meta':{'resourceType':'User'}}",
                "excludedAttributes | emails,phoneNumbers,meta,name.givenName,id,schemas,active,title,displayName,"
                        + "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter"
                        + " | {'externalId':'AbCdEf0123456789abcdef01','userName':'ada@example.com',"
                        + "'name':{'familyName':'Aal'},"
                        + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Design'}}",
                "excludedAttributes | meta,emails.type,emails.primary,phoneNumbers,name,active,title,displayName,"
                        + "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
                        + " | {'externalId':'AbCdEf0123456789abcdef01','userName':'ada@example.com',"
                        + "'emails':[{'value':'ada@example.com'},{'value':'ada.home@example.com'}]}"
            })
    void answerWhenProjectedThenItHasThoseAttributesAndAlwaysIdAndSchemas(
            String parameter, String names, String expected) {
        // given
        ObjectNode wanted = object(expected).put("id", ada);
        wanted.putArray("schemas").add(CORE).add(ScimSide.ENTERPRISE);
        Map<String, String> query = Map.of(parameter, names);
        ObjectNode body = object("{}").put("filter", "userName eq \"ada@example.com\"");
        Arrays.stream(names.split(",")).map(String::strip).forEach(body.putArray(parameter)::add);
        ObjectNode text =
                object("{}").put("filter", "userName eq \"ada@example.com\"").put(parameter, names);

        // when
        List<JsonNode> shown = new ArrayList<>();
        shown.add(people.send("GET", "/Users/" + ada, query, null).body());
        shown.add(people.search(Map.of(parameter, names, "filter", "userName eq \"ada@example.com\""))
                .resources()
                .get(0));
        shown.add(scim.post("/Users/.search", body).resources().get(0));
        shown.add(scim.post("/.search", text).resources().get(0));
        shown.add(people.send(
                        "PATCH", "/Users/" + ada, query, "{'Operations':[{'op':'add','value':{'title':'Engineer'}}]}")
                .body());

        // then
        assertThat(shown).allSatisfy(resource -> assertThat(resource).isEqualTo(wanted));
    }

    @Test
    void answerWhenCreatedAndReplacedWithAProjectionThenItHoldsThereTooAndLocationStays() {
        // given
        Map<String, String> query = Map.of("attributes", "userName");
        String body = "{'userName':'erin@example.com','title':'Engineer'}";

        // when
        ScimAnswer created = people.send("POST", "/Users", query, body);
        ScimAnswer replaced = people.send("PUT", "/Users/" + created.id(), query, body);
        scim.delete("/Users/" + created.id());

        // then
        assertThat(created.status()).isEqualTo(201);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(List.of(created, replaced)).allSatisfy(answer -> {
            assertThat(answer.body()).hasSize(3);
            assertThat(answer.body().get("userName").asText()).isEqualTo("erin@example.com");
            assertThat(answer.header("location")).contains(ScimSide.baseUrl(realm) + "/Users/" + created.id());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /Users", "GET /Users/{id}", "POST /Users", "PUT /Users/{id}", "PATCH /Users/{id}"})
    void answerWhenBothProjectionsAreAskedThenItIsInvalidValueAndNothingIsDone(String request) {
        // given
        String method = request.split(" ")[0];
        String path = request.split(" ")[1].replace("{id}", ada);
        JsonNode before = scim.get("/Users/" + ada).body();

        // when
        ScimAnswer answer = people.send(
                method,
                path,
                Map.of("attributes", "title", "excludedAttributes", "title"),
                method.equals("GET") ? null : "{'userName':'frank@example.com'}");

        // then
        assertError(answer, 400, "invalidValue");
        assertThat(scim.get("/Users/" + ada).body()).isEqualTo(before);
        assertThat(SearchedPeople.names(people.search(Map.of("filter", "userName eq \"frank@example.com\""))))
                .isEmpty();
    }

    @Test
    void searchWhenOverEverythingThenUsersComeBeforeGroups() {
        // given
        String group = scim.post("/Groups", object("{'displayName':'Ada'}")).id();

        // when
        ScimAnswer both = scim.post("/.search", object("{}").put("filter", "displayName eq \"Ada\""));
        ScimAnswer second =
                scim.post("/.search", object("{'startIndex':2,'count':5}").put("filter", "displayName eq \"ada\""));
        ScimAnswer usersOnly = scim.post("/.search", object("{}").put("filter", "userName eq \"bob\""));
        ScimAnswer neither = scim.post("/.search", object("{}").put("filter", "nonsense eq \"bob\""));
        scim.delete("/Groups/" + group);

        // then
        assertThat(both.status()).as(both.text()).isEqualTo(200);
        assertThat(both.resources())
                .extracting(resource -> resource.get("id").asText())
                .containsExactly(ada, group);
        assertThat(second.body().get("totalResults").asInt()).isEqualTo(2);
        assertThat(second.resources())
                .extracting(resource -> resource.get("id").asText())
                .containsExactly(group);
        assertThat(SearchedPeople.names(usersOnly)).containsExactly("bob");
        assertError(neither, 400, "invalidFilter");
    }
}
