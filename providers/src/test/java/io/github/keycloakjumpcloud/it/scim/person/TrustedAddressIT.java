package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of domains that are trusted, verified, or neither; and whom the connection has already. */
class TrustedAddressIT {
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
    void createWhenDomainIsTrustedButNotVerifiedThenTheAddressIsTakenAsVerified() {
        // when: the Organization's own domain, not named in the settings
        String id = scim.createUser(object("{'userName':'org@example.org'}"));

        // then
        assertThat(scim.account(id).get("emailVerified").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'emails','value':'moved@elsewhere.example'}",
                "{'op':'replace','value':{'emails':[{'value':'moved@sub.example.com','primary':true}]}}"
            })
    void changeWhenTheNewDomainIsNotTrustedThenItIsRefusedAndTheOldAddressStays(String operation) {
        // given
        String name = "trusted-" + Integer.toHexString(operation.hashCode());
        String id = scim.createUser(SeenPerson.named(name));
        JsonNode before = scim.account(id);

        // when
        ScimAnswer answer = scim.patch("/Users/" + id, ScimJson.json(operation));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.scimType()).isEqualTo("invalidValue");
        assertThat(scim.account(id)).isEqualTo(before);
        assertThat(linkedId(id)).isEqualTo(name + "@example.com");
    }

    @Test
    void changeWhenTheNewDomainIsTrustedThenTheAddressIsVerifiedAndThePersonStaysInTheOrganization() {
        // given
        String id = scim.createUser(SeenPerson.named("relocated"));

        // when
        ScimAnswer answer = scim.put("/Users/" + id, object("{'userName':'relocated@example.net'}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(scim.account(id).get("email").asText()).isEqualTo("relocated@example.com");

        // when
        ScimAnswer moved = scim.put(
                "/Users/" + id,
                object("{'userName':'relocated@example.net','emails':[{'value':'relocated@example.net'}]}"));

        // then
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(scim.account(id).get("email").asText()).isEqualTo("relocated@example.net");
        assertThat(scim.account(id).get("emailVerified").asBoolean()).isTrue();
        assertThat(linkedId(id)).isEqualTo("relocated@example.net");
        assertThat(organization.members()).contains(id);
        assertThat(realm.admin().realmRolesOf(id)).contains("employee");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'userName':'taken@example.com'",
                "'userName':'TAKEN@Example.com'",
                "'userName':'other','emails':[{'value':'Taken@example.com'}]"
            })
    void createWhenTheConnectionHasThePersonThenItIsUniqueness(String body) {
        // given
        if (scim.get("/Users?filter=userName%20eq%20%22taken@example.com%22")
                .resources()
                .isEmpty()) {
            scim.createUser(object("{'userName':'taken@example.com'}"));
        }

        // when
        ScimAnswer answer = scim.post("/Users", object("{" + body + "}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.scimType()).isEqualTo("uniqueness");
        assertThat(answer.text()).doesNotContainIgnoringCase("taken@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/scim+json",
                "application/json",
                "application/json;charset=UTF-8",
                "application/scim+json; charset=utf-8",
                "text/plain"
            })
    void createWhenOfAnyContentTypeThenItIsRead(String type) {
        // given
        String name = "typed-" + Integer.toHexString(type.hashCode()) + "@example.com";

        // when
        ScimAnswer answer = scim.client()
                .exchange(ScimRequest.of("POST", "/Users")
                        .withHeader("Content-Type", type)
                        .withHeader("Accept", "application/json, text/html;q=0.5")
                        .withBody("{\"userName\":\"" + name + "\"}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("content-type").orElse("")).startsWith("application/scim+json");
    }

    @Test
    void requestWhenTheUserIsUnknownThenEveryMethodAnswersNotFound() {
        // given
        String path = "/Users/8a2f3b60-0000-4000-8000-000000000000";

        // when
        List<ScimAnswer> answers = List.of(
                scim.get(path),
                scim.put(path, SeenPerson.named("unknown")),
                scim.patch(path, ScimSide.operation("replace", "title", ScimJson.json("'x'"))),
                scim.delete(path));

        // then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.body().get("status").asText()).isEqualTo("404");
            assertThat(answer.header("content-type").orElse("")).startsWith("application/scim+json");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /Users, 405",
        "PATCH, /Users, 405",
        "DELETE, /Users, 405",
        "POST, /Users/x, 405",
        "GET, /Users/.search, 405",
        "GET, /.search, 405",
        "GET, /Users/x/y, 404",
        "GET, /Nonsense, 404",
        "GET, /, 404",
        "GET, /Me, 501"
    })
    void requestWhenThereIsNoSuchThingThenTheStatusSaysSo(String method, String path, int status) {
        // when
        ScimAnswer answer = scim.client().exchange(method, path, method.equals("GET") ? null : object("{}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().get("status").asText()).isEqualTo(Integer.toString(status));
        assertThat(answer.header("content-type").orElse("")).startsWith("application/scim+json");
    }

    @Test
    void personWhenTheAccountChangesOutsideOfScimThenTheResourceShowsTheAccountUnderTheToldAddress() {
        // given
        String id = scim.createUser(SeenPerson.named("changing"));
        String group = realm.admin().createGroup(null, "Elsewhere", Map.of());
        realm.admin().joinGroup(id, group);

        // when
        realm.admin().updateUser(id, account -> {
            account.put("firstName", "Renamed").put("enabled", false).put("email", "changed@example.com");
            ((ObjectNode) account.get("attributes")).putArray("jobTitle").add("Director");
        });

        // then
        JsonNode shown = scim.get("/Users/" + id).body();
        assertThat(shown.get("name").get("givenName").asText()).isEqualTo("Renamed");
        assertThat(shown.get("active").asBoolean()).isFalse();
        assertThat(texts(shown.get("emails"), "value")).containsExactly("changing@example.com");
        assertThat(shown.get("title").asText()).isEqualTo("Director");
        assertThat(shown.get("phoneNumbers")).hasSize(1);
        assertThat(shown.has("groups")).isFalse();
    }

    private String linkedId(String userId) {
        return realm.admin().federatedIdentitiesOf(userId).get(0).get("userId").asText();
    }
}
