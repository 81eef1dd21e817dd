package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.scim.person.Names.assertAccount;
import static io.github.keycloakjumpcloud.it.scim.person.Names.assertTold;
import static io.github.keycloakjumpcloud.it.scim.person.Names.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is stopped by a form because of a name or an address that JumpCloud gave, whichever way the person came. */
class NamesIT {
    /** Told user name, address, given name, family name; then what the account is called. */
    private static final String PEOPLE = """
            # userName             | address               | given     | family   | user name                | first   | last
            o'brien@example.com    | o'brien@example.com   | Ann       | O'Brien  | obrien_example.com       | Ann     | O'Brien
            ann+tag@example.com    | ann+tag@example.com   | Ann       | Lee      | ann+tag@example.com      | Ann     | Lee
            a123456789012345678901234567890123456789012345678901234567890123@example.com | a123456789012345678901234567890123456789012345678901234567890123@example.com | Ann | Lee | a123456789012345678901234567890123456789012345678901234567890123@example.com | Ann | Lee
            brackets               | brackets@example.com  | Ann (Ops) | Lee <x>  | brackets                 | Ann Ops | Lee x
            one.name               | one.name@example.com  | Ann       |          | one.name                 | Ann     | -
            other.name             | other.name@example.com |          | Lee      | other.name               | -       | Lee
            no.name                | no.name@example.com   |           |          | no.name                  | -       | -
            jo                     | jolene@example.com    | Jo        | Lee      | jolene@example.com       | Jo      | Lee
            d'arcy                 | darcy1@example.com    | Fitz      | D'Arcy   | darcy                    | Fitz    | D'Arcy
            ceo@example.com        | sneaky@example.com    | Ann       | Lee      | sneaky@example.com       | Ann     | Lee
            ceo@other.example      | sneaky2@example.com   | Ann       | Lee      | sneaky2@example.com      | Ann     | Lee
            taken                  | takes@example.com     | Ann       | Lee      | takes@example.com        | Ann     | Lee
            """;

    @AutoClose
    private TestRealm pushed;

    @AutoClose
    private TestRealm samlOnly;

    private ScimSide scim;

    /** A realm that keeps people from editing their user names. */
    @AutoClose
    private TestRealm plain;

    private ScimSide byPlain;

    /** Realms in which the address is the user name. */
    @AutoClose
    private TestRealm pushedByAddress;

    private ScimSide byAddress;

    @AutoClose
    private TestRealm samlOnlyByAddress;

    @BeforeAll
    void createRealms() {
        pushed = TestRealm.builder().realm("editUsernameAllowed", true).create();
        samlOnly = TestRealm.builder().realm("editUsernameAllowed", true).create();
        scim = ScimSide.of(pushed);
        plain = TestRealm.builder().create();
        byPlain = ScimSide.of(plain);
        pushedByAddress =
                TestRealm.builder().realm("registrationEmailAsUsername", true).create();
        byAddress = ScimSide.of(pushedByAddress);
        samlOnlyByAddress =
                TestRealm.builder().realm("registrationEmailAsUsername", true).create();
        for (TestRealm realm : new TestRealm[] {pushed, samlOnly}) {
            realm.admin().createUser("somebody@elsewhere.example", Map.of("username", "taken"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = PEOPLE)
    void signInWhenPushedBeforeThenNoFormStopsIt(
            String userName, String address, String given, String family, String account, String first, String last) {
        // when
        ScimAnswer created = scim.post("/Users", user(userName, address, given, family));

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertTold(created.body(), userName, given == null ? "" : first, family == null ? "" : last);
        assertAccount(scim.account(created.id()), account, address, first, last);
        assertThat(pushed.login(person(userName, address, given, family)).userId())
                .isEqualTo(created.id());
        assertThat(ScimSide.ids(scim.find("Users", "userName eq \"" + userName + "\"")))
                .containsExactly(created.id());

        // when: the same once more
        ScimAnswer replaced = scim.put("/Users/" + created.id(), user(userName, address, given, family));

        // then
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertTold(replaced.body(), userName, given == null ? "" : first, family == null ? "" : last);
        assertAccount(scim.account(created.id()), account, address, first, last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = PEOPLE)
    void signInWhenTheFirstThenNoFormStopsIt(
            String userName, String address, String given, String family, String account, String first, String last) {
        // given
        Person person = person(userName, address, given, family);

        // when
        String id = samlOnly.login(person).userId();

        // then
        assertAccount(samlOnly.admin().get("users/" + id), account, address, first, last);
        assertThat(samlOnly.login(person).userId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jo", "o'neil"})
    void patchWhenAnImportHasLeftANameThatTheUserProfileRefusesThenThePersonIsWritten(String name) {
        // given
        String address = "imported-" + name.length() + "@example.com";
        Map<String, Object> account = Map.of(
                "username",
                name,
                "email",
                address,
                "enabled",
                true,
                "firstName",
                "Jo",
                "lastName",
                "Lee",
                "federatedIdentities",
                List.of(Map.of("identityProvider", plain.alias(), "userId", address, "userName", address)));
        RealmAdmin admin = plain.admin();
        admin.api().post(admin.path("partialImport"), Map.of("ifResourceExists", "FAIL", "users", List.of(account)));
        String id = admin.user(address).get("id").asText();

        // when
        ScimAnswer patched =
                byPlain.patch("/Users/" + id, ScimSide.operation("replace", "title", TextNode.valueOf("Lead")));
        ScimAnswer copied = byPlain.put(
                "/Users/" + id, (ObjectNode) byPlain.get("/Users/" + id).body());

        // then
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.body().get("title").asText()).isEqualTo("Lead");
        assertThat(copied.status()).as(copied.text()).isEqualTo(200);
    }

    @Test
    void namesWhenTheUserProfileDoesNotAskForThemThenNothingStandsForThem() {
        try (TestRealm realm = TestRealm.builder().create()) {
            // given
            ScimSide side = ScimSide.of(realm);
            ProfileSettings.of(realm).change("lastName", attribute -> attribute.remove("required"));

            // when
            String id = side.createUser(user("free", "free@example.com", null, null));

            // then
            JsonNode account = side.account(id);
            assertThat(account.path("firstName").asText()).isEqualTo("-");
            assertThat(account.path("lastName").asText()).isEmpty();
        }
    }

    @Test
    void findWhenThePersonSignedInBeforeScimThenTheAddressFindsTheAccount() {
        // given
        String id = pushed.login(person("early", "early.bird@example.com", "Ann", "Lee"))
                .userId();
        String told = scim.createUser(user("late", "late.bird@example.com", "Ann", "Lee"));

        // when, then
        assertThat(ScimSide.ids(scim.find("Users", "userName eq \"Early.Bird@example.com\"")))
                .containsExactly(id);
        assertThat(ScimSide.ids(scim.find("Users", "userName eq \"early\""))).isEmpty();
        assertThat(ScimSide.ids(scim.find("Users", "userName eq \"late.bird@example.com\"")))
                .isEmpty();
        assertThat(ScimSide.ids(scim.find("Users", "userName eq \"late\""))).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource({"o'brien@example.com, o'brien@example.com", "jo, jo.lee@example.com", "d'arcy, ann+tag@example.com"})
    void signInWhenTheAddressIsTheUserNameThenNoFormStopsIt(String userName, String address) {
        // given
        String id = byAddress.createUser(user(userName, address, "Ann", null));

        // when
        Person person = person(userName, address, "Ann", null);
        String pushedBefore = pushedByAddress.login(person).userId();
        String unheardOf = samlOnlyByAddress.login(person).userId();

        // then
        assertThat(pushedBefore).isEqualTo(id);
        assertAccount(byAddress.account(id), address, address, "Ann", "-");
        assertAccount(samlOnlyByAddress.admin().get("users/" + unheardOf), address, address, "Ann", "-");
    }

    @Test
    void putWhenAValueIsEmptyThenItIsUnassigned() {
        // given
        ObjectNode full = user("emptied", "emptied@example.com", "Ann", "Lee")
                .put("title", "Lead")
                .put("externalId", "e1");
        full.putObject(ScimSide.ENTERPRISE).put("department", "Design");
        full.putArray("phoneNumbers").addObject().put("value", "1").put("type", "work");
        String id = scim.createUser(full);
        ObjectNode empty = full.deepCopy();
        empty.put("title", "").put("externalId", "");
        empty.putObject("name").put("givenName", "").put("familyName", "");
        empty.putObject(ScimSide.ENTERPRISE).put("department", "");
        empty.putArray("phoneNumbers").addObject().put("value", "").put("type", "work");
        ((ObjectNode) empty.path("emails").path(0)).put("value", "");

        // when
        ScimAnswer replaced = scim.put("/Users/" + id, empty);

        // then
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        for (String name : new String[] {"title", "externalId", "name", "phoneNumbers", ScimSide.ENTERPRISE}) {
            assertThat(replaced.body().has(name)).as(name).isFalse();
        }
        assertAccount(scim.account(id), "emptied", "emptied@example.com", "-", "-");
        assertThat(scim.put("/Users/" + id, full.put("userName", "")).status()).isEqualTo(400);
    }

    private static Person person(String userName, String address, String given, String family) {
        return Person.named(userName, address, given, family);
    }
}
