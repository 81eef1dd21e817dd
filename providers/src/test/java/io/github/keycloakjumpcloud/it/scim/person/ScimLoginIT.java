package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.NameIdFormat;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.sso.NameIdValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People whom SCIM created sign in over SAML, and people who signed in are seen by SCIM: it is one account. */
class ScimLoginIT {
    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("linkExisting", "never").create();

    private final ScimSide scim = ScimSide.of(realm);

    @AfterEach
    void restoreDefaults() {
        realm.configure(Map.of("provisioningMode", "jit"));
        realm.changeApplication(present ->
                present.withNameIdFormat(NameIdFormat.UNSPECIFIED_1_0).withNameIdValue(NameIdValue.EMAIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jit", "invite-only", "scim-only"})
    void firstLoginWhenScimCreatedTheAccountThenThePersonIsInWithoutLinking(String mode) {
        // given
        realm.configure(Map.of("provisioningMode", mode));
        String id = scim.createUser(ScimSide.user("first-" + mode));

        // when
        Login login = realm.login(person("first-" + mode));

        // then
        assertThat(login.userId()).isEqualTo(id);
        assertThat(linkedIds(id)).containsExactly("first-" + mode + "@example.com");
    }

    @Test
    void firstLoginWhenTheLetterCaseDiffersThenItIsTheSamePerson() {
        // given
        String id = scim.createUser(ScimSide.user("Mixed.Case"));

        // when
        Login login = realm.login(person("mixed.CASE"));

        // then
        assertThat(login.userId()).isEqualTo(id);
    }

    @Test
    void firstLoginWhenScimOnlyAndScimKnowsNobodyThenItIsRefused() {
        // given
        realm.configure(Map.of("provisioningMode", "scim-only"));
        realm.admin().createUser("local@example.com", Map.of("firstName", "Lo", "lastName", "Cal"));

        // when, then
        assertThat(realm.refusal(person("stranger")).code()).isEqualTo("JC-202");
        assertThat(realm.refusal(person("local")).code()).isEqualTo("JC-202");
        assertThat(realm.admin().usersByEmail("stranger@example.com")).isEmpty();
    }

    @Test
    void loginWhenScimDeactivatedThePersonThenItIsRefusedUntilReactivated() {
        // given
        String id = scim.createUser(ScimSide.user("off").put("active", false));

        // when, then
        assertThat(realm.refusal(person("off")).code()).isEqualTo("JC-203");

        // when
        scim.put("/Users/" + id, ScimSide.user("off"));

        // then
        assertThat(realm.login(person("off")).userId()).isEqualTo(id);
    }

    @Test
    void loginWhenScimChangedTheAddressThenTheNewOneIsTheWayIn() {
        // given
        String id = scim.createUser(ScimSide.user("old-address"));
        realm.login(person("old-address"));
        scim.put("/Users/" + id, ScimSide.user("new-address"));

        // when
        Login login = realm.login(person("new-address"));

        // then
        assertThat(login.userId()).isEqualTo(id);
        assertThat(linkedIds(id)).containsExactly("new-address@example.com");

        // and: the old address is nobody's any more
        Login other = realm.login(person("old-address"));
        assertThat(other.userId()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"PERSISTENT, jit", "PERSISTENT, scim-only", "UNSPECIFIED_1_0, scim-only"})
    void firstLoginWhenTheNameIdIsNotTheAddressThenTheAccountIsFoundAndTheLinkMoves(NameIdFormat format, String mode) {
        // given
        realm.configure(Map.of("provisioningMode", mode));
        realm.changeApplication(
                present -> present.withNameIdValue(NameIdValue.USERNAME).withNameIdFormat(format));
        String name = ("named-" + format + "-" + mode).toLowerCase();
        String id = scim.createUser(ScimSide.user(name));
        Person person = Person.named("uid-" + name, name + "@example.com", "Given", "Family");

        // when
        Login first = realm.login(person);
        Login second = realm.login(person);

        // then
        assertThat(first.userId()).isEqualTo(id);
        assertThat(second.userId()).isEqualTo(id);
        assertThat(linkedIds(id)).containsExactly("uid-" + name);

        // when: SCIM changes the address, the NameID stays the way in
        ScimAnswer changed = scim.put("/Users/" + id, ScimSide.user(name + "-2"));
        Login third = realm.login(person.withEmail(name + "-2@example.com"));

        // then
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(third.userId()).isEqualTo(id);
        assertThat(linkedIds(id)).containsExactly("uid-" + name);
        assertThat(scim.account(id).get("email").asText()).isEqualTo(name + "-2@example.com");
    }

    @Test
    void userWhenCreatedByALoginThenScimSeesAndKeepsTheAccount() {
        // given
        Login login = realm.login(person("walk-in").withJobTitle("Engineer").withDepartment("Design"));

        // when
        List<JsonNode> found = scim.get("/Users?filter=userName%20eq%20%22walk-in@example.com%22")
                .resources();

        // then
        assertThat(found).singleElement().satisfies(user -> {
            assertThat(user.get("id").asText()).isEqualTo(login.userId());
            assertThat(user.get("active").asBoolean()).isTrue();
            assertThat(user.get("name").get("givenName").asText()).isEqualTo("Given");
            assertThat(user.get("title").asText()).isEqualTo("Engineer");
            assertThat(user.get(ScimSide.ENTERPRISE).get("department").asText()).isEqualTo("Design");
            assertThat(texts(user.get("emails"), "value")).containsExactly("walk-in@example.com");
            assertThat(user.has("externalId")).isFalse();
        });

        // when
        ObjectNode user = ScimSide.user("walk-in").put("externalId", "aa11").put("title", "Lead");
        ScimAnswer replaced = scim.put("/Users/" + login.userId(), user);

        // then
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertThat(scim.get("/Users?filter=externalId%20eq%20%22aa11%22").resources())
                .extracting(each -> each.get("id").asText())
                .containsExactly(login.userId());
        assertThat(realm.admin().groupsOf(login.userId())).isEmpty();
        assertThat(realm.login(person("walk-in")).userId()).isEqualTo(login.userId());
    }

    @Test
    void loginWhenItBringsOtherValuesThenScimShowsThem() {
        // given
        ObjectNode user = ScimSide.user("synced").put("title", "Engineer");
        user.putArray("phoneNumbers").addObject().put("value", "tel:1");
        String id = scim.createUser(user);

        // when
        realm.login(person("synced").withJobTitle("Director"));

        // then
        JsonNode shown = scim.get("/Users/" + id).body();
        assertThat(shown.get("title").asText()).isEqualTo("Director");
        assertThat(texts(shown.get("phoneNumbers"), "value")).containsExactly("tel:1");
    }

    private static Person person(String name) {
        return Person.named(name + "@example.com", name + "@example.com", "Given", "Family");
    }

    private List<String> linkedIds(String userId) {
        return realm.admin().federatedIdentitiesOf(userId).stream()
                .map(link -> link.get("userId").asText())
                .toList();
    }
}
