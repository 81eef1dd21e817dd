package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.scim.BulkRequests;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies, values, PATCH operations and Bulk requests that are wrong. */
class BadScimInputIT extends BadScimInput {

    // Bodies

    static Stream<String> bodies() {
        return BadBodies.byName().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyEndpointWhenTheBodyIsNoJsonObjectThenInvalidSyntax(String name) {
        // given
        byte[] body = BadBodies.byName().get(name);
        List<String> endpoints = List.of(
                "POST /Users",
                "PUT /Users/" + user,
                "PATCH /Users/" + user,
                "POST /Groups",
                "PUT /Groups/" + group,
                "PATCH /Groups/" + group,
                "POST /Users/.search",
                "POST /Groups/.search",
                "POST /.search",
                "POST /Bulk");

        for (String endpoint : endpoints) {
            // when
            String[] methodAndPath = endpoint.split(" ");
            ScimAnswer answer = scim.client()
                    .exchange(ScimRequest.of(methodAndPath[0], methodAndPath[1]).withBody(body));

            // then
            assertError(answer, 400, "invalidSyntax");
        }
    }

    // Values

    @ParameterizedTest
    @MethodSource("io.github.keycloakjumpcloud.it.scim.message.BadValues#ofUsers")
    void createAndReplaceWhenAValueOfAUserIsWrongThenItIsRefused(BadValues.Bad bad) {
        // given
        ObjectNode body = ScimSide.user("half");
        body.putObject(ScimSide.ENTERPRISE).put("department", "Half");
        body.set(bad.name(), parse(bad.json()));

        // when
        ScimAnswer created = scim.post("/Users", body);
        ScimAnswer replaced = scim.put("/Users/" + user, body);
        ScimAnswer inBulk =
                scim.post("/Bulk", BulkRequests.body(0, BulkRequests.operation("POST", "/Users", "b", body)));

        // then
        assertError(created, 400, bad.scimType());
        assertError(replaced, 400, bad.scimType());
        assertThat(inBulk.status()).isEqualTo(200);
        JsonNode first = inBulk.body().get("Operations").get(0);
        assertThat(first.get("status").asText()).isEqualTo("400");
        assertThat(first.get("response").get("scimType").asText()).isEqualTo(bad.scimType());
    }

    List<BadValues.Bad> groups() {
        return BadValues.ofGroups(group);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void createAndReplaceWhenAValueOfAGroupIsWrongThenItIsRefused(BadValues.Bad bad) {
        // given
        ObjectNode body = ScimSide.group("Half", user);
        body.set(bad.name(), parse(bad.json()));

        // when
        ScimAnswer created = scim.post("/Groups", body);
        ScimAnswer replaced = scim.put("/Groups/" + group, body);

        // then
        assertError(created, 400, bad.scimType());
        assertError(replaced, 400, bad.scimType());
    }

    // PATCH

    @ParameterizedTest
    @MethodSource("io.github.keycloakjumpcloud.it.scim.message.BadPatches#ofUsers")
    void patchWhenAnOperationOnAUserIsWrongThenItIsRefused(BadPatches.Bad bad) {
        // when
        ScimAnswer answer =
                scim.client().exchange(ScimRequest.of("PATCH", "/Users/" + user).withBody(bad.json()));

        // then
        assertError(answer, bad.status(), bad.scimType());
    }

    Stream<BadPatches.Bad> groupPatches() {
        return BadPatches.ofGroups(user);
    }

    @ParameterizedTest
    @MethodSource("groupPatches")
    void patchWhenAnOperationOnAGroupIsWrongThenItIsRefused(BadPatches.Bad bad) {
        // when
        ScimAnswer answer = scim.client()
                .exchange(ScimRequest.of("PATCH", "/Groups/" + group).withBody(bad.json()));

        // then
        assertError(answer, bad.status(), bad.scimType());
    }

    // Bulk

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | invalidSyntax",
                "{'Operations':7} | invalidSyntax",
                "{'Operations':{}} | invalidSyntax",
                "{'Operations':null} | invalidSyntax",
                "{'failOnErrors':'x','Operations':[]} | invalidValue",
                "{'failOnErrors':-1,'Operations':[]} | invalidValue",
                "{'failOnErrors':1.5,'Operations':[]} | invalidValue",
                "{'failOnErrors':true,'Operations':[]} | invalidValue"
            })
    void bulkWhenItIsNoneAsAWholeThenItIsRefused(String json, String scimType) {
        assertError(scim.post("/Bulk", parse(json.replace('\'', '"'))), 400, scimType);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7 | 400",
                "null | 400",
                "[] | 400",
                "{} | 400",
                "{'method':7,'path':'/Users','bulkId':'a','data':{}} | 400",
                "{'method':'GET','path':'/Users','bulkId':'a','data':{}} | 400",
                "{'method':'POST','path':'/Users','data':{}} | 400",
                "{'method':'POST','path':'/Users','bulkId':7,'data':{}} | 400",
                "{'method':'POST','path':'/Users','bulkId':'','data':{}} | 400",
                "{'method':'POST','path':'/Users','bulkId':'\\u0000','data':{}} | 400",
                "{'method':'POST','path':7,'bulkId':'a','data':{}} | 400",
                "{'method':'POST','path':'/Users','bulkId':'a'} | 400",
                "{'method':'POST','path':'/Users','bulkId':'a','data':[]} | 400",
                "{'method':'POST','path':'/Users','bulkId':'a','data':{}} | 400",
                "{'method':'POST','path':'/Users','bulkId':'a','data':{'userName':'bulkId:none'}} | 400",
                "{'method':'POST','path':'/Users/x','bulkId':'a','data':{}} | 405",
                "{'method':'POST','path':'/Bulk','bulkId':'a','data':{}} | 404",
                "{'method':'POST','path':'/Users/.search','bulkId':'a','data':{}} | 405",
                "{'method':'POST','path':'/Nothing','bulkId':'a','data':{}} | 404",
                "{'method':'POST','path':'//Users','bulkId':'a','data':{}} | 404",
                "{'method':'POST','path':'https://example.com/Users','bulkId':'a','data':{}} | 404",
                "{'method':'PUT','path':'/Users','data':{}} | 405",
                "{'method':'PUT','path':'/Users/x','data':{}} | 404",
                "{'method':'PUT','path':'/Users/f:','data':{}} | 404",
                "{'method':'PATCH','path':'/Users/x%00','data':{'Operations':[]}} | 404",
                "{'method':'PATCH','path':'/Users/{user}','data':{'Operations':[]}} | 400",
                "{'method':'DELETE','path':'/Users'} | 405",
                "{'method':'DELETE','path':'/Users/bulkId:none'} | 400",
                "{'method':'DELETE','path':'/Users/{foreign}'} | 404",
                "{'method':'DELETE','path':'/Groups/{foreignGroup}'} | 404"
            })
    void bulkWhenAnOperationIsWrongThenThatOneIsRefused(String operation, String status) {
        // given
        String json = operation
                .replace('\'', '"')
                .replace("{user}", user)
                .replace("{foreign}", foreignUser)
                .replace("{foreignGroup}", foreignGroup);

        // when
        ScimAnswer answer =
                scim.client().exchange(ScimRequest.of("POST", "/Bulk").withBody("{\"Operations\":[" + json + "]}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode first = answer.body().get("Operations").get(0);
        assertThat(first.get("status").asText()).as(answer.text()).isEqualTo(status);
        assertThat(first.get("response").get("status").asText()).isEqualTo(status);
        assertThat(first.get("response").get("schemas").get(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    }
}
