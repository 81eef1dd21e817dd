package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.attribute;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PUT: what it says is so afterwards, what it omits is gone, and what SCIM does not own stays (RFC 7644 §3.5.1). */
class UserReplaceIT {
    @AutoClose
    private TestRealm realm;

    private ScimSide scim;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        ProfileSettings.of(realm).declare("costCenter").declare("phone").declare("floor");
        ProfileSettings.of(realm).storeFurther(Map.of("costCenter", "costCenter", "phoneNumbers", "phone"));
        scim = ScimSide.of(realm);
    }

    @Test
    void replaceWhenInJumpCloudsShapeThenItIsReturnedAndTheAccountIsSo() {
        // given
        String id = scim.createUser(ScimSide.user("john"));
        ObjectNode seen = object("{'active':true,'addresses':[],'displayName':'John Doe',"
                + "'emails':[{'primary':true,'type':'work','value':'john.doe@example.com'}],"
                + "'externalId':'664447f5c0c418f2d05e5318','locale':'en-US',"
                + "'name':{'familyName':'Doe','givenName':'John'},'phoneNumbers':[],"
                + "'photos':[{'value':'https://img.example.com/2a27d237-db8c-4f82-84fb-5824dfaedc87.png'}],"
                + "'preferredLanguage':'en-US','schemas':['" + ScimSide.ENTERPRISE
                + "','urn:ietf:params:scim:schemas:core:2.0:User'],'title':'Captain',"
                + "'" + ScimSide.ENTERPRISE + "':{'department':'C-Suite'},'userName':'john.d@example.com',"
                + "'unknownField':{'a':[1,2]}}");
        seen.put("id", id);

        // when
        ScimAnswer answer = scim.put("/Users/" + id, seen);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("location")).contains(ScimSide.baseUrl(realm) + "/Users/" + id);
        ObjectNode wanted = seen.deepCopy();
        wanted.remove(List.of("schemas", "addresses", "phoneNumbers", "unknownField"));
        ObjectNode shown = scim.get("/Users/" + id).body().deepCopy();
        assertThat(answer.body()).isEqualTo(shown);
        shown.remove(List.of("schemas", "meta"));
        assertThat(shown).isEqualTo(wanted);

        // and
        JsonNode account = scim.account(id);
        // A user name that is another address than the person's is shown, and not used.
        assertThat(account.get("username").asText()).isEqualTo("john.doe@example.com");
        assertThat(account.get("email").asText()).isEqualTo("john.doe@example.com");
        assertThat(account.get("firstName").asText()).isEqualTo("John");
        assertThat(attribute(account, "jobTitle")).containsExactly("Captain");
        assertThat(realm.admin().groupsOf(id)).containsExactly("/Departments/C-Suite");
        assertThat(linkedId(id)).isEqualTo("john.doe@example.com");
    }

    @Test
    void replaceWhenAttributesAreOmittedThenTheyAreClearedAndNothingElseIs() {
        // given
        ObjectNode full = ScimSide.user("omit").put("title", "Engineer").put("externalId", "0b5e");
        full.putArray("phoneNumbers").addObject().put("value", "tel:+1-555-555-5501");
        full.putObject(ScimSide.ENTERPRISE).put("department", "Design").put("costCenter", "4711");
        String id = scim.createUser(full);
        realm.admin().createRealmRole("kept");
        String group = realm.admin().createGroup(null, "Kept", Map.of());
        realm.admin().joinGroup(id, group);
        realm.admin().updateUser(id, account -> ((ObjectNode) account.get("attributes"))
                .putArray("floor")
                .add("3"));
        assertThat(attribute(scim.account(id), "costCenter")).containsExactly("4711");
        assertThat(attribute(scim.account(id), "phone")).containsExactly("tel:+1-555-555-5501");

        // when
        ScimAnswer answer = scim.put("/Users/" + id, object("{'userName':'omit@example.com'}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        ObjectNode shown = answer.body().deepCopy();
        shown.remove(List.of("schemas", "id", "meta"));
        assertThat(shown)
                .isEqualTo(object("{'userName':'omit@example.com','active':true,"
                        + "'emails':[{'value':'omit@example.com','type':'work','primary':true}]}"));
        JsonNode account = scim.account(id);
        // Keycloak's user profile asks for both.
        assertThat(account.get("firstName").asText()).isEqualTo("-");
        assertThat(account.get("lastName").asText()).isEqualTo("-");
        assertThat(account.get("email").asText()).isEqualTo("omit@example.com");
        assertThat(account.get("enabled").asBoolean()).isTrue();
        for (String cleared : List.of("jobTitle", "department", "costCenter", "phone")) {
            assertThat(attribute(account, cleared)).as(cleared).isEmpty();
        }
        assertThat(attribute(account, "floor")).containsExactly("3");
        assertThat(realm.admin().groupsOf(id)).containsExactly("/Kept");
        assertThat(scim.get("/Users?filter=externalId%20eq%20%220b5e%22").resources())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'title':null,'name':null,'displayName':null,'phoneNumbers':null",
                "'title':null,'name':{},'phoneNumbers':[]",
                "'name':{'givenName':null,'familyName':''},'phoneNumbers':[null],'title':''",
                "'addresses':{},'name':{'familyName':null}"
            })
    void replaceWhenNullOrEmptyThenTheAttributeIsUnassigned(String said) {
        // given
        String name = "null-" + Integer.toHexString(said.hashCode());
        ObjectNode full = ScimSide.user(name).put("title", "Engineer");
        full.putArray("phoneNumbers").addObject().put("value", "tel:+1-555-555-5501");
        String id = scim.createUser(full);

        // when
        ScimAnswer answer = scim.put("/Users/" + id, object("{'userName':'" + name + "@example.com'," + said + "}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().has("title")).isFalse();
        assertThat(answer.body().has("name")).isFalse();
        assertThat(answer.body().has("phoneNumbers")).isFalse();
        assertThat(scim.account(id).get("firstName").asText()).isEqualTo("-");
        assertThat(attribute(scim.account(id), "jobTitle")).isEmpty();
    }

    @Test
    void replaceWhenActiveIsAbsentThenTheUserStaysInactive() {
        // given
        String id = scim.createUser(ScimSide.user("sleeper").put("active", false));

        // when
        ScimAnswer answer = scim.put("/Users/" + id, object("{'userName':'sleeper@example.com'}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get("active").asBoolean()).isFalse();
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
    }

    @Test
    void replaceWhenTheEndpointsCopyGoesBackThenNothingChanges() {
        // given
        ObjectNode full = ScimSide.user("copy").put("title", "Engineer").put("externalId", "c0b1");
        full.putObject(ScimSide.ENTERPRISE).put("department", "Design").put("costCenter", "4711");
        String id = scim.createUser(full);
        JsonNode before = scim.get("/Users/" + id).body();
        JsonNode accountBefore = scim.account(id);

        // when
        ScimAnswer answer = scim.put("/Users/" + id, before);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(withoutModified(answer.body())).isEqualTo(withoutModified(before));
        for (String field : List.of("username", "email", "firstName", "lastName", "enabled", "emailVerified")) {
            assertThat(scim.account(id).get(field)).as(field).isEqualTo(accountBefore.get(field));
        }
        assertThat(realm.admin().groupsOf(id)).containsExactly("/Departments/Design");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "uniqueness | 409 | 'userName':'holder@example.com'",
                "uniqueness | 409 | 'userName':'HOLDER@example.com'",
                "uniqueness | 409 | 'userName':'mover@example.com','emails':[{'value':'Holder@example.com'}]",
                "uniqueness | 409 | 'userName':'mover@example.com','emails':[{'value':'local@example.com'}]",
                "invalidValue | 400 | 'title':'no user name'",
                "invalidValue | 400 | 'userName':null",
                "invalidValue | 400 | 'userName':'mover@example.com','emails':[{'value':'nonsense'}]",
                "invalidValue | 400 | 'userName':'mover@example.com','active':'perhaps'"
            })
    void replaceWhenItCannotBeThenItIsRefusedAndNothingIsWritten(String scimType, int status, String body) {
        // given
        String id = existing("mover");
        existing("holder");
        if (realm.admin().usersByEmail("local@example.com").isEmpty()) {
            realm.admin().createUser("local@example.com", Map.of());
        }
        RealmState before = RealmState.of(realm.admin());

        // when
        ScimAnswer answer = scim.put("/Users/" + id, object("{'displayName':'half written'," + body + "}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.scimType()).isEqualTo(scimType);
        before.assertUnchanged(realm.admin());
    }

    @Test
    void replaceWhenAnotherIdStandsInTheBodyThenTheAddressCounts() {
        // given
        String id = scim.createUser(ScimSide.user("addressed"));
        String other = scim.createUser(ScimSide.user("bystander"));

        // when
        ScimAnswer answer = scim.put(
                "/Users/" + id, ScimSide.user("addressed").put("id", other).put("title", "Engineer"));

        // then
        assertThat(answer.id()).isEqualTo(id);
        assertThat(answer.body().get("title").asText()).isEqualTo("Engineer");
        assertThat(scim.get("/Users/" + other).body().has("title")).isFalse();
    }

    private String existing(String name) {
        List<JsonNode> found = realm.admin().usersByEmail(name + "@example.com");
        return found.isEmpty()
                ? scim.createUser(ScimSide.user(name))
                : found.get(0).get("id").asText();
    }

    private static JsonNode withoutModified(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        ((ObjectNode) copy.get("meta")).remove("lastModified");
        return copy;
    }

    private String linkedId(String userId) {
        return realm.admin().federatedIdentitiesOf(userId).get(0).get("userId").asText();
    }
}
