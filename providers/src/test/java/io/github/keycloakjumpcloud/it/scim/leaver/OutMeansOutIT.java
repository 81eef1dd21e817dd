package io.github.keycloakjumpcloud.it.scim.leaver;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.Presence;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is deactivated over SCIM is out, whatever else is in the message; the rest is written as far as it can be. */
class OutMeansOutIT {

    @AutoClose
    private final LeaverRealm leavers = LeaverRealm.refusing();

    private final RealmAdmin admin = leavers.realm().admin();
    private final ScimSide scim = leavers.scim();

    /** The person of this test; the address is {@code <name>@example.com}. */
    private String name;

    @BeforeEach
    void namePerson() {
        name = leavers.next("leaver").name();
    }

    /** Left out: {@code ?} where it is another rule's business whether the value can be stored. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing | 'title':'Gone' | ",
                "apostrophe | 'emails':[{'value':'o\\u0027leaver@example.com','primary':true}] | ?",
                "no address | 'emails':[{'value':'nonsense','primary':true}] | emails",
                "taken address | 'emails':[{'value':'taken@example.com','primary':true}] | emails",
                "address of another domain | 'emails':[{'value':'x@example.org','primary':true}] | emails",
                "address is cleared | 'emails':null | ",
                "two primary | 'emails':[{'value':'a@example.com','primary':true},{'value':'b@example.com','primary':true}]"
                        + " | emails",
                "address is a number | 'emails':[{'value':7}] | emails",
                "taken name | 'userName':'taken@example.com' | userName",
                "name of another domain | 'userName':'x@example.org' | ",
                "name is a number | 'userName':7 | userName",
                "name is blank | 'userName':' ' | userName",
                "name with brackets | 'userName':'a<b>c' | ?",
                "given name with brackets | 'name':{'givenName':'a<b>c','familyName':'Family'} | ?",
                "given name with a control character | 'name':{'givenName':'a\\u0000','familyName':'New'} | name.givenName",
                "name is a list | 'name':['x'] | name",
                "title refused by the user profile | 'title':'longer than twenty characters' | title",
                "title is an object | 'title':{'x':1} | title",
                "nickname too long | 'nickName':'LONG' | nickName",
                "external id too long | 'externalId':'LONG' | externalId",
                "external id longer than a key | 'externalId':'KEY' | externalId",
                "department is a number | '" + ScimSide.ENTERPRISE + "':{'department':7} | " + ScimSide.ENTERPRISE
                        + ":department",
                "department is too long | '" + ScimSide.ENTERPRISE + ":department':'LONG' | " + ScimSide.ENTERPRISE
                        + ":department",
                "schemas of something else | 'schemas':['urn:x'] | schemas",
                "schemas are a number | 'schemas':7 | schemas",
                "more than can be stored | 'addresses':[ADDRESSES] | addresses",
                "much at once | 'userName':'taken@example.com','title':{},'emails':'x','name':7,'nickName':[1] | "
                        + "emails name nickName userName"
            })
    void putWhenSomethingElseInItIsWrongThenThePersonIsOutAndTheRestIsWritten(
            String what, String wrong, String leftOut) {
        // given
        Presence person = Presence.of(scim, name);
        ObjectNode put = ScimSide.user(name).put("active", false).put("displayName", "Written");
        put.setAll(object("{" + filled(wrong) + "}"));

        // when
        ScimAnswer answer = scim.put(person.path(), put);

        // then
        assertOut(person, answer, leftOut);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing | {'op':'replace','path':'title','value':'Gone'} | ",
                "apostrophe | {'op':'replace','path':'emails','value':[{'value':'o\\u0027leaver@example.com'}]} | ?",
                "no address | {'op':'replace','path':'emails','value':'nonsense'} | emails",
                "taken address | {'op':'replace','path':'emails[type eq \\u0022work\\u0022].value',"
                        + "'value':'taken@example.com'} | emails",
                "two primary | {'op':'add','path':'emails','value':[{'value':'a@example.com','primary':true},"
                        + "{'value':'b@example.com','primary':true}]} | emails",
                "taken name | {'op':'replace','value':{'userName':'taken@example.com'}} | userName",
                "name is removed | {'op':'remove','path':'userName'} | userName",
                "given name is a number | {'op':'replace','value':{'name':{'givenName':7}}} | name",
                "title refused by the user profile | {'op':'add','path':'title','value':'longer than twenty characters'}"
                        + " | title",
                "active is rubbish | {'op':'add','path':'active','value':'banana'} | active",
                "unknown path | {'op':'replace','path':'nonsense','value':'x'} | Operations[1]",
                "no path at all | {'op':'remove'} | Operations[1]",
                "read-only path | {'op':'replace','path':'id','value':'x'} | id",
                "path is broken | {'op':'replace','path':'emails[','value':'x'} | Operations[1]",
                "unknown operation | {'op':'move','path':'active','value':true} | Operations[1]",
                "no operation | 7 | Operations[1]",
                "filter selects nothing | {'op':'replace','path':'phoneNumbers[type ne \\u0022work\\u0022].value',"
                        + "'value':'x'} | phoneNumbers.value",
                "more than can be stored | {'op':'add','path':'addresses','value':[ADDRESSES]} | addresses"
            })
    void patchWhenSomethingElseInItIsWrongThenThePersonIsOutAndTheRestIsWritten(
            String what, String wrong, String leftOut) {
        // given
        Presence person = Presence.of(scim, name);

        // when
        ScimAnswer answer = scim.patch(
                person.path(),
                json("{'op':'replace','path':'active','value':false}"),
                json(filled(wrong)),
                json("{'op':'add','path':'displayName','value':'Written'}"));

        // then
        assertOut(person, answer, leftOut);
    }

    private void assertOut(Presence person, ScimAnswer answer, String leftOut) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get("active").asBoolean()).isFalse();
        assertThat(answer.body().get("displayName").asText()).isEqualTo("Written");
        person.assertOut();
        person.assertRefused();
        if (!"?".equals(leftOut)) {
            assertThat(person.leftOut()).isEqualTo(leftOut == null ? "" : leftOut);
        }
        assertThat(person.events()).containsExactlyInAnyOrder("UPDATE users/{id}", "ACTION users/{id}/logout");
        assertThat(scim.get(person.path()).body()).isEqualTo(answer.body());
        assertThat(admin.adminEvents().toString()).doesNotContain("example.com", "taken", "longer than");
    }

    @Test
    void putWhenTheUserProfileWantsWhatScimCannotGiveThenThePersonIsOutAndNothingElseIsWritten() {
        try (TestRealm strict = TestRealm.builder().create()) {
            // given
            ScimSide side = ScimSide.of(strict);
            Presence person = Presence.of(side, name);
            ProfileSettings.of(strict).change("badge", attribute -> attribute
                    .putObject("required")
                    .putArray("roles")
                    .add("admin"));
            ObjectNode put = ScimSide.user(name).put("title", "Gone").put("displayName", "Unwritten");

            // when
            ScimAnswer refused = side.put(person.path(), put);

            // then
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            person.assertIn();

            // when
            ScimAnswer answer = side.put(person.path(), put.put("active", false));

            // then
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            person.assertOut();
            assertThat(answer.body().get("displayName").asText()).isEqualTo("Given " + name);
            assertThat(answer.body().has("title")).isFalse();
            assertThat(person.leftOut()).isEqualTo("displayName title");
        }
    }

    @Test
    void bulkWhenSomethingElseInAnOperationIsWrongThenThePersonIsOut() {
        // given
        Presence patched = Presence.of(scim, name);
        Presence replaced = Presence.of(scim, name + "-b");
        ObjectNode bulk = object("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':["
                + "{'method':'PATCH','path':'/Users/" + patched.id() + "','data':{'Operations':["
                + "{'op':'replace','path':'nonsense','value':7},{'op':'replace','value':{'active':'False'}}]}},"
                + "{'method':'PUT','path':'/Users/" + replaced.id() + "','data':{'active':false,'emails':7,"
                + "'" + ScimSide.ENTERPRISE + "':{'manager':{'value':'bulkId:nobody'},'costCenter':'bulkId:none'}}}]}");

        // when
        ScimAnswer answer = scim.post("/Bulk", bulk);

        // then
        assertThat(answer.body().get("Operations"))
                .allSatisfy(operation ->
                        assertThat(operation.get("status").asText()).isEqualTo("200"));
        patched.assertOut();
        replaced.assertOut();
        assertThat(patched.leftOut()).isEqualTo("Operations[0]");
        assertThat(replaced.leftOut())
                .isEqualTo(
                        "emails " + ScimSide.ENTERPRISE + ":costCenter " + ScimSide.ENTERPRISE + ":manager userName");
    }

    @Test
    void patchWhenItHasTooManyOperationsThenThePersonIsOut() {
        // given
        Presence person = Presence.of(scim, name);
        ObjectNode patch = object("{'Operations':["
                + IntStream.range(0, 1_100)
                        .mapToObj(i -> "{'op':'replace','path':'title','value':'t" + i + "'}")
                        .collect(Collectors.joining(","))
                + ",{'op':'replace','path':'active','value':false}]}");

        // when
        ScimAnswer answer = scim.client().exchange("PATCH", person.path(), patch);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        person.assertOut();
        assertThat(person.leftOut()).isEqualTo("Operations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'active':false",
                "{'userName':'x','active':'banana'}",
                "{'userName':'x','active':{}}",
                "{'userName':'x','active':[]}",
                "{'userName':'x','active':0}",
                "{'active':false,'active':false}",
                "{'Operations':[{'op':'replace','path':'active','value':'banana'}]}",
                "{'Operations':[{'op':'move','path':'active','value':false}]}",
                "{'Operations':[]}"
            })
    void messageWhenItCannotBeReadThenItIsRefusedAndThePersonStaysIn(String body) {
        // given
        Presence person = Presence.of(scim, name);
        String method = body.contains("Operations") ? "PATCH" : "PUT";

        // when
        ScimAnswer answer =
                scim.client().exchange(ScimRequest.of(method, person.path()).withBody(body.replace('\'', '"')));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        person.assertIn();
        assertThat(person.events()).isEmpty();
    }

    private static String filled(String message) {
        String addresses = IntStream.range(0, 90)
                .mapToObj(i -> "{'streetAddress':'" + i + "x".repeat(1_000) + "'}")
                .collect(Collectors.joining(","));
        return List.of("LONG:" + "x".repeat(2_000), "KEY:" + "x".repeat(250), "ADDRESSES:" + addresses).stream()
                .reduce(message, (text, filling) -> {
                    int colon = filling.indexOf(':');
                    return text.replace(filling.substring(0, colon), filling.substring(colon + 1));
                });
    }
}
