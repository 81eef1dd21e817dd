package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.attribute;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudUser;
import io.github.keycloakjumpcloud.simulator.scim.Provisioned;
import io.github.keycloakjumpcloud.simulator.scim.ProvisioningEffect;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What JumpCloud's own client does, with a connection of more users than one look at all of them may take. */
class JumpCloudClientIT {
    private static final int MANY = 1_001;

    @AutoClose
    private TestRealm realm;

    private ScimSide scim;
    private JumpCloudProvisioning jumpCloud;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        scim = ScimSide.of(realm);
        jumpCloud = scim.jumpCloud();
        importLinkedUsers();
    }

    /** As if they had signed in over SAML; by hand it would take a minute. */
    private void importLinkedUsers() {
        List<Map<String, Object>> users = IntStream.range(0, MANY)
                .<Map<String, Object>>mapToObj(i -> {
                    String email = String.format("many%04d@example.com", i);
                    Map<String, Object> user = new LinkedHashMap<>();
                    user.put("username", email);
                    user.put("email", email);
                    user.put("enabled", true);
                    user.put(
                            "federatedIdentities",
                            List.of(Map.of("identityProvider", realm.alias(), "userId", email, "userName", email)));
                    return user;
                })
                .toList();
        realm.admin()
                .api()
                .post(realm.admin().path("partialImport"), Map.of("ifResourceExists", "FAIL", "users", users));
    }

    @Test
    void importWhenThereAreManyPagesThenEveryoneComesOnce() {
        // when
        List<JsonNode> users = jumpCloud.importUsers();
        List<JsonNode> inSmallerPages = jumpCloud.importUsers(73);

        // then
        List<String> names = users.stream()
                .map(user -> user.get("userName").asText())
                .filter(name -> name.startsWith("many"))
                .toList();
        assertThat(names).hasSize(MANY).doesNotHaveDuplicates().isSorted();
        assertThat(inSmallerPages).isEqualTo(users);
    }

    @Test
    void searchWhenMoreThanAPageIsAskedThenAPageComes() {
        // when
        ScimAnswer page = scim.get("/Users?count=1000");
        ScimAnswer last = scim.get("/Users?startIndex=" + MANY + "&count=1000");
        ScimAnswer beyond = scim.get("/Users?startIndex=5000");
        ScimAnswer usual = scim.get("/Users");

        // then
        assertThat(page.resources()).hasSize(200);
        assertThat(page.body().get("itemsPerPage").asInt()).isEqualTo(200);
        assertThat(page.body().get("totalResults").asInt()).isGreaterThanOrEqualTo(MANY);
        assertThat(last.resources()).isNotEmpty();
        assertThat(beyond.resources()).isEmpty();
        assertThat(beyond.body().get("totalResults").asInt()).isGreaterThanOrEqualTo(MANY);
        assertThat(usual.resources()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title eq \"Engineer\"",
                "active eq true",
                "userName sw \"many0001\"",
                "not (userName eq \"many0001@example.com\")",
                "userName eq \"many0001@example.com\" or title pr",
                "emails.value co \"many0001\""
            })
    void searchWhenNoPartIsIndexedThenItIsTooMany(String filter) {
        // when
        ScimAnswer answer = scim.post("/Users/.search", ScimJson.object("{}").put("filter", filter));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.scimType()).isEqualTo("tooMany");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"many0001@example.com\"",
                "userName eq \"MANY0001@example.com\" and active eq true and not (title pr)",
                "emails.value eq \"many0001@example.com\"",
                "emails[type eq \"work\" and value eq \"many0001@example.com\"]",
                "active eq true and emails eq \"many0001@example.com\"",
                "userName eq \"many0001@example.com\" or externalId eq \"none\" or emails.value eq \"none@example.com\""
            })
    void searchWhenAPartIsIndexedThenItIsFound(String filter) {
        // when
        ScimAnswer answer = scim.post("/Users/.search", ScimJson.object("{}").put("filter", filter));

        // then
        assertThat(texts(answer.body().path("Resources"), "userName"))
                .as(answer.text())
                .containsExactly("many0001@example.com");
    }

    @Test
    void provisionWhenRepeatedThenItIsOneUserAndTheSecondTimeChangesNothing() {
        // given
        JumpCloudUser user = JumpCloudUser.of(
                        person("twice").withJobTitle("Engineer").withDepartment("Design"))
                .withPhone("+1-555-555-5501")
                .withAddress("1 Way", "80027", "Louisville", "CO", "US")
                .withPhoto("https://img.example.com/p.png");

        // when
        Provisioned first = jumpCloud.provision(user);
        Provisioned second = jumpCloud.provision(user);

        // then
        assertThat(first.effect()).isEqualTo(ProvisioningEffect.CREATED);
        assertThat(second.effect()).isEqualTo(ProvisioningEffect.UNCHANGED);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(realm.admin().usersByEmail("twice@example.com")).hasSize(1);
        assertThat(realm.admin().groupsOf(first.id())).containsExactly("/Departments/Design");
    }

    @Test
    void provisionWhenThePersonChangedThenTheUserIsUpdated() {
        // given
        Person person = person("changing").withJobTitle("Engineer").withDepartment("Design");
        Provisioned created = jumpCloud.provision(JumpCloudUser.of(person).withPhone("+1-555-555-5501"));

        // when
        Provisioned updated = jumpCloud.provision(JumpCloudUser.of(
                person.withName("New", "Name").withDepartment("Sales").withJobTitle(null)));

        // then
        assertThat(updated.effect()).isEqualTo(ProvisioningEffect.UPDATED);
        assertThat(updated.id()).isEqualTo(created.id());
        JsonNode account = scim.account(created.id());
        assertThat(account.get("firstName").asText()).isEqualTo("New");
        assertThat(attribute(account, "jobTitle")).isEmpty();
        assertThat(realm.admin().groupsOf(created.id())).containsExactly("/Departments/Sales");
        assertThat(updated.resource().has("phoneNumbers")).isFalse();
    }

    @Test
    void provisionWhenTheUpdateSaysEmailsNullThenTheAddressStays() {
        // given
        JumpCloudUser user = JumpCloudUser.of(person("null-mail")).withUserName("null-mail");
        Provisioned created = jumpCloud.provision(user);

        // when
        Provisioned updated = jumpCloud.provision(user.withEmailsNullOnUpdate());

        // then
        assertThat(updated.id()).isEqualTo(created.id());
        assertThat(scim.account(created.id()).get("email").asText()).isEqualTo("null-mail@example.com");
        assertThat(realm.login(person("null-mail")).userId()).isEqualTo(created.id());
    }

    @Test
    void provisionWhenThePersonSignedInBeforeThenTheAccountIsTakenOver() {
        // given
        String id = realm.login(person("earlier")).userId();

        // when
        Provisioned provisioned = jumpCloud.provision(person("earlier"));

        // then
        assertThat(provisioned.id()).isEqualTo(id);
        assertThat(provisioned.effect()).isEqualTo(ProvisioningEffect.UPDATED);
    }

    @Test
    void activationWhenByPutOrByPatchThenNothingElseChanges() {
        // given
        Provisioned created = jumpCloud.provision(
                JumpCloudUser.of(person("switch").withDepartment("Design")).withPhone("+1-555-555-5501"));
        List<JsonNode> seen = new ArrayList<>();

        // when
        jumpCloud.deactivate(created.id());
        assertThat(scim.account(created.id()).get("enabled").asBoolean()).isFalse();
        seen.add(jumpCloud.reactivate(created.id()).body());
        jumpCloud.patchActive(created.id(), false);
        assertThat(scim.account(created.id()).get("enabled").asBoolean()).isFalse();
        seen.add(jumpCloud.patchActive(created.id(), true).body());

        // then
        assertThat(scim.account(created.id()).get("enabled").asBoolean()).isTrue();
        assertThat(seen).allSatisfy(user -> assertThat(withoutMeta(user)).isEqualTo(withoutMeta(created.resource())));
        assertThat(realm.admin().groupsOf(created.id())).containsExactly("/Departments/Design");
    }

    @Test
    void patchWhenWithoutAPathThenItsAttributesAreReplaced() {
        // given
        Provisioned created = jumpCloud.provision(person("pathless").withJobTitle("Engineer"));

        // when
        ScimAnswer answer =
                jumpCloud.patch(created.id(), ScimJson.object("{'title':'Lead','name':{'familyName':'Other'}}"));

        // then
        assertThat(answer.body().get("title").asText()).isEqualTo("Lead");
        assertThat(scim.account(created.id()).get("lastName").asText()).isEqualTo("Other");
        assertThat(scim.account(created.id()).get("firstName").asText()).isEqualTo("Given");
    }

    private static Person person(String name) {
        return Person.named(name + "@example.com", name + "@example.com", "Given", "Family");
    }

    private static JsonNode withoutMeta(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.remove("meta");
        return copy;
    }
}
