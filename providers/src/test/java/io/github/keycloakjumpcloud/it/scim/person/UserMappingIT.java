package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.attribute;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a POST makes of a person: the account in Keycloak, and the resource that is returned ever after. */
class UserMappingIT {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

    @AutoClose
    private TestRealm realm;

    private ScimSide scim;
    private OrganizationAdmin organization;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .organizations()
                .setting("defaultRole", "employee")
                .create();
        realm.admin().createRealmRole("employee");
        organization = OrganizationAdmin.create(realm.admin(), "acme", "example.org");
        organization.link(realm.alias());
        realm.configure(Map.of("verifiedDomains", "example.com##example.net"));
        scim = ScimSide.of(realm);
    }

    @Test
    void createWhenInJumpCloudsShapeThenEveryAttributeIsReturnedAndTheAccountHasIt() {
        // when
        ScimAnswer created = scim.post("/Users", SeenPerson.named("ada"));

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("content-type").orElse("")).startsWith("application/scim+json");
        assertThat(created.header("location")).contains(ScimSide.baseUrl(realm) + "/Users/" + created.id());
        JsonNode meta = created.body().get("meta");
        assertThat(meta.get("resourceType").asText()).isEqualTo("User");
        assertThat(meta.get("location").asText())
                .isEqualTo(created.header("location").orElseThrow());
        assertThat(meta.get("created").asText())
                .isLessThanOrEqualTo(meta.get("lastModified").asText());
        ObjectNode wanted = SeenPerson.named("ada").put("id", created.id());
        wanted.putArray("schemas").add(CORE);
        wanted.set("meta", meta);
        assertThat(created.body()).isEqualTo(wanted);
        assertThat(scim.get("/Users/" + created.id()).body()).isEqualTo(wanted);

        // and
        JsonNode account = scim.account(created.id());
        assertThat(account.get("username").asText()).isEqualTo("ada@example.com");
        assertThat(account.get("email").asText()).isEqualTo("ada@example.com");
        assertThat(account.get("emailVerified").asBoolean()).isTrue();
        assertThat(account.get("firstName").asText()).isEqualTo("firstname");
        assertThat(account.get("lastName").asText()).isEqualTo("lastname");
        assertThat(account.get("enabled").asBoolean()).isTrue();
        assertThat(account.get("requiredActions")).isEmpty();
        assertThat(attribute(account, "jumpcloudScimKeys"))
                .extracting(key -> key.substring(key.indexOf(' ') + 1))
                .containsExactlyInAnyOrder("externalId 66e2d689590450d073d2df3b", "called ada@example.com");
        assertThat(realm.admin().federatedIdentitiesOf(created.id()))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.get("identityProvider").asText()).isEqualTo(realm.alias());
                    assertThat(link.get("userId").asText()).isEqualTo("ada@example.com");
                });
        assertThat(realm.admin().realmRolesOf(created.id())).contains("employee");
        assertThat(organization.members()).contains(created.id());
        assertThat(realm.admin().groupsOf(created.id())).isEmpty();
    }

    @Test
    void createWhenEverythingThatTheSchemaHasIsSentThenEverythingComesBack() {
        // given
        ObjectNode everything = object("{'userName':'Every.Thing@Example.com','externalId':'42','active':false,"
                + "'name':{'formatted':'Prof. Dr. E. v. T.','familyName':'Thing','givenName':'Evéry','middleName':'van',"
                + "'honorificPrefix':'Prof.','honorificSuffix':'III'},"
                + "'displayName':'Every 𝔗hing','nickName':'Ev','profileUrl':'https://example.com/ev',"
                + "'title':'Lead <Engineer> & more','userType':'Employee','preferredLanguage':'de-CH','locale':'de-CH',"
                + "'timezone':'Europe/Zurich',"
                + "'emails':[{'value':'Other@example.com','type':'home','display':'at home'},"
                + "{'value':'Every.Thing@Example.com','type':'work','primary':true}],"
                + "'phoneNumbers':[{'value':'tel:+1-555-555-5555','type':'work','primary':true},"
                + "{'value':'tel:+1-555-555-5556','type':'mobile'}],"
                + "'ims':[{'value':'ev','type':'xmpp'}],"
                + "'photos':[{'value':'https://example.com/ev.png','type':'photo'}],"
                + "'addresses':[{'formatted':'Line 1','streetAddress':'1 Way','locality':'Z','region':'ZH',"
                + "'postalCode':'8000','country':'CH','type':'work','primary':true}],"
                + "'entitlements':[{'value':'e1'}],'roles':[{'value':'r1','primary':true}],"
                + "'" + ScimSide.ENTERPRISE + "':{'employeeNumber':'7','costCenter':'c','organization':'o',"
                + "'division':'d','department':'Design','manager':{'value':'26118915','$ref':'../Users/26118915'}}}");

        // when
        ScimAnswer created = scim.post("/Users", everything);

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        ObjectNode wanted = everything.deepCopy();
        ObjectNode shown = scim.get("/Users/" + created.id()).body().deepCopy();
        assertThat(texts(shown.remove("schemas"))).containsExactly(CORE, ScimSide.ENTERPRISE);
        shown.remove(List.of("id", "meta"));
        assertThat(shown).isEqualTo(wanted);

        // and
        JsonNode account = scim.account(created.id());
        assertThat(account.get("username").asText()).isEqualTo("every.thing@example.com");
        assertThat(account.get("email").asText()).isEqualTo("every.thing@example.com");
        assertThat(account.get("enabled").asBoolean()).isFalse();
        assertThat(attribute(account, "jobTitle")).containsExactly("Lead <Engineer> & more");
        assertThat(attribute(account, "department")).containsExactly("Design");
        assertThat(realm.admin().groupsOf(created.id())).containsExactly("/Departments/Design");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "absent | | true",
                "null | 'active':null, | true",
                "text | 'active':'False', | false",
                "false | 'active':false, | false",
                "true | 'active':true, | true"
            })
    void createWhenActiveIsSaidInAnyWayThenTheAccountIsSo(String name, String said, boolean enabled) {
        // when
        ScimAnswer created = scim.post(
                "/Users", object("{" + (said == null ? "" : said) + "'userName':'active-" + name + "@example.com'}"));

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.body().get("active").isBoolean()).isTrue();
        assertThat(created.body().get("active").asBoolean()).isEqualTo(enabled);
        assertThat(scim.account(created.id()).get("enabled").asBoolean()).isEqualTo(enabled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "own-name | 'userName':'own-name','emails':[{'value':'Own-Name@Example.com'}]"
                        + " | own-name | own-name@example.com",
                "no-mail | 'userName':'no-mail@example.com' | no-mail@example.com | no-mail@example.com",
                "null-mail | 'userName':'null-mail@example.com','emails':null"
                        + " | null-mail@example.com | null-mail@example.com",
                "text-mail | 'userName':'text-mail','emails':'text-mail@example.com' | text-mail | text-mail@example.com",
                "foreign@elsewhere.example | 'userName':'foreign@elsewhere.example','emails':[{'value':'domestic@example.com'}]"
                        + " | domestic@example.com | domestic@example.com",
                "clean<name> | 'userName':'clean<name>','emails':[{'value':'clean@example.com'}] | cleanname"
                        + " | clean@example.com",
                "two | 'userName':'two','emails':[{'value':'second@example.com'},{'value':'two@example.com','primary':true}]"
                        + " | two | two@example.com",
                "first | 'userName':'first','emails':[{'value':'first@example.com'},{'value':'last@example.com'}]"
                        + " | first | first@example.com"
            })
    void createWhenTheAddressIsSaidInAnyWayThenItIsTheAccountsAndTheLinks(
            String told, String body, String username, String email) {
        // when
        ScimAnswer created = scim.post("/Users", object("{" + body + "}"));

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode account = scim.account(created.id());
        assertThat(account.get("username").asText()).isEqualTo(username);
        assertThat(account.get("email").asText()).isEqualTo(email);
        assertThat(linkedId(created.id())).isEqualTo(email);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'displayName':'nobody' | userName",
                "'userName':'' | userName",
                "'userName':' ' | userName",
                "'userName':7 | userName",
                "'userName':['a'] | userName",
                "'userName':'wrong' | emails",
                "'userName':'wrong','emails':[{'value':'no address'}] | emails",
                "'userName':'wrong@elsewhere.example' | domain",
                "'userName':'wrong','emails':[{'value':'wrong@elsewhere.example'}] | domain",
                "'userName':'wrong@example.com','active':'maybe' | active",
                "'userName':'wrong@example.com','active':1 | active",
                "'userName':'wrong@example.com','name':'Wrong' | name",
                "'userName':'wrong@example.com','name':{'givenName':{}  ,'familyName':['x']} | name.familyName",
                "'userName':'wrong@example.com','title':{'a':1} | title",
                "'userName':'wrong@example.com','emails':[{'value':7}] | emails.value",
                "'userName':'wrong@example.com','emails':[{'value':'wrong@example.com','primary':true},"
                        + "{'value':'w2@example.com','primary':true}] | emails",
                "'userName':'wrong@example.com','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':'x'"
                        + " | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
            })
    void createWhenAValueIsWrongThenItIsInvalidValueAndNamesTheAttribute(String body, String named) {
        // given
        long before = realm.admin().userCount();

        // when
        ScimAnswer answer = scim.post("/Users", object("{" + body + "}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.scimType()).isEqualTo("invalidValue");
        assertThat(answer.detail()).contains(named);
        assertThat(answer.text()).doesNotContain("wrong@").doesNotContain("elsewhere");
        assertThat(realm.admin().userCount()).isEqualTo(before);
    }

    private String linkedId(String userId) {
        return realm.admin().federatedIdentitiesOf(userId).get(0).get("userId").asText();
    }
}
