package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.attribute;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PATCH of users in every form in which a client may send it (RFC 7644 §3.5.2). */
class UserPatchIT {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @AutoClose
    private TestRealm realm;

    private ScimSide scim;
    private int people;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().setting("scimBrakePercent", "0").create();
        ProfileSettings.of(realm).declare("costCenter").storeFurther(Map.of("costCenter", "costCenter"));
        scim = ScimSide.of(realm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'active','value':false}",
                "{'op':'Replace','path':'active','value':'False'}",
                "{'op':'REPLACE','path':'ACTIVE','value':'false'}",
                "{'op':'add','path':'active','value':false}",
                "{'op':'replace','value':{'active':false}}",
                "{'op':'add','value':{'active':'False'}}",
                "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:active','value':false}",
                "{'op':'replace','value':{'urn:ietf:params:scim:schemas:core:2.0:User:active':false}}",
                "{'op':'replace','value':{'urn:ietf:params:scim:schemas:core:2.0:User':{'active':false}}}",
                "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User','value':{'active':false}}",
                "{'OP':'replace','Path':'active','Value':false}",
                "{'op':'replace','path':'','value':{'active':false}}"
            })
    void patchWhenItDeactivatesInAnyFormThenTheAccountIsDisabledAndTheOppositeEnablesIt(String operation) {
        // given
        String id = scim.createUser(PatchedPerson.full(++people));
        JsonNode before = scim.get("/Users/" + id).body();

        // when
        ScimAnswer off = scim.patch("/Users/" + id, json(operation));

        // then
        assertThat(off.status()).as(off.text()).isEqualTo(200);
        assertThat(off.header("content-type").orElse("")).startsWith("application/scim+json");
        assertThat(off.header("location")).contains(ScimSide.baseUrl(realm) + "/Users/" + id);
        assertThat(off.body().get("active").asBoolean()).isFalse();
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();

        // when
        ScimAnswer on = scim.patch(
                "/Users/" + id,
                json(operation
                        .replace("'False'", "'True'")
                        .replace("'false'", "'true'")
                        .replace(":false", ":true")));

        // then
        assertThat(on.status()).as(on.text()).isEqualTo(200);
        assertThat(scim.account(id).get("enabled").asBoolean()).isTrue();
        assertThat(withoutMeta(on.body())).isEqualTo(withoutMeta(before));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // single-valued attributes
                "{'op':'replace','path':'title','value':'Lead'} | title | 'Lead'",
                "{'op':'add','path':'title','value':'Lead'} | title | 'Lead'",
                "{'op':'remove','path':'title'} | title |",
                "{'op':'replace','path':'title','value':null} | title |",
                "{'op':'replace','path':'title','value':[]} | title |",
                "{'op':'replace','value':{'title':null}} | title |",
                "{'op':'replace','path':'nickName','value':'Al'} | nickName | 'Al'",
                "{'op':'replace','value':{'title':'Lead','unknown':{'x':1},'id':'1','meta':{}}} | title | 'Lead'",
                // sub-attributes
                "{'op':'replace','path':'name.familyName','value':'New'} | name"
                        + " | {'givenName':'Given','familyName':'New'}",
                "{'op':'replace','value':{'name.familyName':'New'}} | name | {'givenName':'Given','familyName':'New'}",
                "{'op':'replace','value':{'name':{'familyName':'New'}}} | name"
                        + " | {'givenName':'Given','familyName':'New'}",
                "{'op':'replace','path':'name','value':{'familyName':null}} | name | {'givenName':'Given'}",
                "{'op':'remove','path':'name.givenName'} | name | {'familyName':'Family'}",
                "{'op':'remove','path':'name'} | name |",
                // the enterprise extension
                "{'op':'replace','path':'" + ENTERPRISE + ":costCenter','value':'9'} | " + ENTERPRISE
                        + " | {'department':'Design','costCenter':'9'}",
                "{'op':'replace','path':'" + ENTERPRISE + "','value':{'costCenter':'9'}} | " + ENTERPRISE
                        + " | {'department':'Design','costCenter':'9'}",
                "{'op':'replace','value':{'" + ENTERPRISE + ":costCenter':'9'}} | " + ENTERPRISE
                        + " | {'department':'Design','costCenter':'9'}",
                "{'op':'replace','value':{'" + ENTERPRISE + "':{'costCenter':'9'}}} | " + ENTERPRISE
                        + " | {'department':'Design','costCenter':'9'}",
                "{'op':'remove','path':'" + ENTERPRISE + ":costCenter'} | " + ENTERPRISE + " | {'department':'Design'}",
                "{'op':'remove','path':'" + ENTERPRISE + "'} | " + ENTERPRISE + " |",
                "{'op':'add','path':'" + ENTERPRISE + ":manager','value':'4711'} | " + ENTERPRISE
                        + " | {'department':'Design','costCenter':'1','manager':{'value':'4711'}}",
                // multi-valued attributes
                "{'op':'add','path':'phoneNumbers','value':[{'value':'tel:2','type':'mobile'}]} | phoneNumbers"
                        + " | [{'value':'tel:1','type':'work','primary':true},{'value':'tel:2','type':'mobile'}]",
                "{'op':'add','path':'phoneNumbers','value':{'value':'tel:1','type':'work'}} | phoneNumbers"
                        + " | [{'value':'tel:1','type':'work','primary':true}]",
                "{'op':'add','path':'phoneNumbers','value':[{'value':'tel:2','type':'mobile','primary':true}]}"
                        + " | phoneNumbers | [{'value':'tel:1','type':'work','primary':false},"
                        + "{'value':'tel:2','type':'mobile','primary':true}]",
                "{'op':'replace','path':'phoneNumbers','value':[{'value':'tel:3'}]} | phoneNumbers | [{'value':'tel:3'}]",
                "{'op':'replace','path':'phoneNumbers','value':[]} | phoneNumbers |",
                "{'op':'remove','path':'phoneNumbers'} | phoneNumbers |",
                "{'op':'remove','path':'phoneNumbers[type eq \\'work\\']'} | phoneNumbers |",
                "{'op':'remove','path':'phoneNumbers[type eq \\'home\\']'} | phoneNumbers"
                        + " | [{'value':'tel:1','type':'work','primary':true}]",
                "{'op':'remove','path':'phoneNumbers','value':[{'value':'tel:1'}]} | phoneNumbers |",
                "{'op':'replace','path':'phoneNumbers[type eq \\'work\\'].value','value':'tel:4'} | phoneNumbers"
                        + " | [{'value':'tel:4','type':'work','primary':true}]",
                "{'op':'add','path':'phoneNumbers[type eq \\'work\\'].value','value':'tel:4'} | phoneNumbers"
                        + " | [{'value':'tel:4','type':'work','primary':true}]",
                "{'op':'add','path':'phoneNumbers[type eq \\'home\\'].value','value':'tel:5'} | phoneNumbers"
                        + " | [{'value':'tel:1','type':'work','primary':true},{'type':'home','value':'tel:5'}]",
                "{'op':'replace','value':{'phoneNumbers[type eq \\'work\\'].value':'tel:6'}} | phoneNumbers"
                        + " | [{'value':'tel:6','type':'work','primary':true}]",
                "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:phoneNumbers[type eq \\'work\\'].value',"
                        + "'value':'tel:7'} | phoneNumbers | [{'value':'tel:7','type':'work','primary':true}]",
                "{'op':'replace','path':'addresses[type eq \\'work\\'].locality','value':'Bern'} | addresses"
                        + " | [{'type':'work','locality':'Bern','country':'CH','primary':true}]"
            })
    void patchWhenOneThingIsAskedThenThatChangesAndNothingElse(String operation, String attribute, String expected) {
        // given
        String id = scim.createUser(PatchedPerson.full(++people));
        ObjectNode wanted = withoutMeta(scim.get("/Users/" + id).body());
        wanted.remove(attribute);
        if (expected != null) {
            wanted.set(attribute, json(expected));
        }
        if (attribute.equals(ENTERPRISE) && expected == null) {
            wanted.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
        }

        // when
        ScimAnswer answer = scim.patch("/Users/" + id, PatchedPerson.quoted(operation));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(withoutMeta(answer.body())).isEqualTo(wanted);
        assertThat(withoutMeta(scim.get("/Users/" + id).body())).isEqualTo(wanted);
    }

    @Test
    void patchWhenSeveralThingsAreAskedThenTheAccountHasThemAll() {
        // given
        String id = scim.createUser(PatchedPerson.full(++people));

        // when
        ScimAnswer answer = scim.patch(
                "/Users/" + id,
                json("{'op':'replace','path':'userName','value':'renamed@example.com'}"),
                json("{'op':'replace','value':{'title':'Lead','name':{'givenName':'New'}}}"),
                json("{'op':'replace','path':'emails','value':[{'value':'renamed@example.com','primary':true}]}"),
                json("{'op':'add','path':'externalId','value':'new-id'}"),
                json("{'op':'replace','path':'" + ENTERPRISE + ":department','value':'Sales'}"),
                json("{'op':'replace','path':'" + ENTERPRISE + ":costCenter','value':'9'}"),
                json("{'op':'replace','path':'active','value':false}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode account = scim.account(id);
        assertThat(account.get("username").asText()).isEqualTo("renamed@example.com");
        assertThat(account.get("email").asText()).isEqualTo("renamed@example.com");
        assertThat(account.get("firstName").asText()).isEqualTo("New");
        assertThat(account.get("lastName").asText()).isEqualTo("Family");
        assertThat(account.get("enabled").asBoolean()).isFalse();
        assertThat(attribute(account, "jobTitle")).containsExactly("Lead");
        assertThat(attribute(account, "costCenter")).containsExactly("9");
        assertThat(realm.admin().groupsOf(id)).containsExactly("/Departments/Sales");
        assertThat(linkedId(id)).isEqualTo("renamed@example.com");
        assertThat(scim.get("/Users?filter=externalId%20eq%20%22new-id%22").resources())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'remove','path':'emails'}",
                "{'op':'remove','path':'emails[type eq \\'work\\']'}",
                "{'op':'remove','path':'emails[type eq \\'work\\'].value'}",
                "{'op':'remove','path':'emails.value'}",
                "{'op':'replace','path':'emails','value':null}",
                "{'op':'replace','path':'emails','value':[]}",
                "{'op':'replace','path':'emails','value':[{'type':'work','primary':true}]}",
                "{'op':'replace','path':'emails[type eq \\'work\\'].value','value':null}",
                "{'op':'replace','path':'emails[type eq \\'work\\'].value','value':''}",
                "{'op':'replace','value':{'emails':null}}",
                "{'op':'replace','value':{'emails':[]}}",
                "{'op':'add','value':{'emails':null}}"
            })
    void patchWhenTheAddressIsTakenAwayThenItStays(String operation) {
        // given
        ObjectNode user = PatchedPerson.full(++people);
        String id = scim.createUser(user);

        // when
        ScimAnswer answer = scim.patch("/Users/" + id, PatchedPerson.quoted(operation));

        // then
        String email = user.get("userName").asText();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(texts(answer.body().get("emails"), "value")).containsExactly(email);
        assertThat(scim.account(id).get("email").asText()).isEqualTo(email);
        assertThat(linkedId(id)).isEqualTo(email);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op':'replace','path':'emails','value':[{'value':'NAME','type':'work','primary':true}]}",
                "{'op':'replace','path':'emails[type eq \\'work\\'].value','value':'NAME'}",
                "{'op':'add','path':'emails[type eq \\'work\\'].value','value':'NAME'}",
                "{'op':'replace','path':'emails[primary eq true].value','value':'NAME'}",
                "{'op':'replace','path':'emails.value','value':'NAME'}",
                "{'op':'replace','path':'emails','value':'NAME'}",
                "{'op':'replace','value':{'emails':[{'value':'NAME','type':'work','primary':true}]}}",
                "{'op':'add','value':{'emails':[{'value':'NAME','type':'other','primary':true}]}}"
            })
    void patchWhenTheAddressChangesThenAccountAndLinkFollow(String operation) {
        // given
        String id = scim.createUser(PatchedPerson.full(++people));
        String email = "moved-" + people + "@example.com";

        // when
        ScimAnswer answer = scim.patch(
                "/Users/" + id, PatchedPerson.quoted(operation.replace("NAME", "Moved-" + people + "@Example.com")));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(scim.account(id).get("email").asText()).isEqualTo(email);
        assertThat(linkedId(id)).isEqualTo(email);
        assertThat(scim.get("/Users?filter=emails.value%20eq%20%22" + email + "%22")
                        .resources())
                .hasSize(1);
    }

    private static ObjectNode withoutMeta(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.remove("meta");
        return copy;
    }

    private String linkedId(String userId) {
        return realm.admin().federatedIdentitiesOf(userId).get(0).get("userId").asText();
    }
}
