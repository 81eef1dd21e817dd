package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a SCIM create makes of an account that is there: it becomes the connection's, or it stays as it is. */
class AdoptionByScimIT {

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;
    private ScimSide other;
    private int people;

    /** The person of this test; the address is {@code <name>@example.com}. */
    private String name;

    private String email;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().organizations().create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
        other = ScimSide.of(realm.connect("other", Map.of(), application -> application));
    }

    @BeforeEach
    void namePerson() {
        name = "person-" + ++people;
        email = name + "@example.com";
    }

    @ParameterizedTest(name = "{0}, trusted for [{1}], meets an account {2}: {3}")
    @CsvSource({
        "verified-domain, example.com, with the address, 201",
        "verified-domain, example.com, with the address and another name, 201",
        "verified-domain, example.com, with the name only, 409",
        "verified-domain, example.com, of an administrator, 409",
        "verified-domain, example.com, of another connection, 409",
        "verified-domain, '', with the address, 409",
        "verified-domain, '', of an administrator, 409",
        "verified-domain, '', of another connection, 409",
        "confirm, example.com, with the address, 409",
        "confirm, '', with the address, 409",
        "never, example.com, with the address, 409",
        "never, '', with the address, 409",
        // not trusted for the domain at all: whoever has the address is not even looked at
        "verified-domain, example.org, with the address, 400",
        "verified-domain, example.org, of nobody, 400",
    })
    void createWhenAnAccountIsThereThenSettingsAndAccountDecide(
            String linking, String domains, String account, int expected) {
        // given
        realm.configure(Map.of("linkExisting", linking, "verifiedDomains", ""));
        String id = create(account);
        realm.configure(Map.of("linkExisting", linking, "verifiedDomains", domains));
        RealmState before = RealmState.of(admin);

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user(name));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
        if (expected == 201) {
            assertThat(answer.id()).isEqualTo(id);
            assertAdopted(id);
        } else {
            assertThat(answer.scimType()).isEqualTo(expected == 409 ? "uniqueness" : "invalidValue");
            before.assertUnchanged(admin);
        }
    }

    private String create(String account) {
        return switch (account) {
            case "of nobody" -> "";
            case "with the address" -> admin.createUser(email, Map.of());
            case "with the address and another name" ->
                admin.createUser(email, Map.of("username", "other-name-of-" + name));
            case "with the name only" -> admin.createUser(email, Map.of("email", "else-" + email));
            case "of another connection" -> other.createUser(ScimSide.user(name));
            case "of an administrator" -> {
                String id = admin.createUser(email, Map.of());
                new RoleAdmin(admin).grantClientRole(id, "realm-management", "view-users");
                yield id;
            }
            default -> throw new IllegalArgumentException(account);
        };
    }

    private void assertAdopted(String id) {
        JsonNode account = scim.account(id);
        assertThat(account.get("username").asText()).isEqualTo(email);
        assertThat(account.get("email").asText()).isEqualTo(email);
        assertThat(account.get("emailVerified").asBoolean()).isTrue();
        assertThat(account.get("firstName").asText()).isEqualTo("Given");
        assertThat(admin.federatedIdentitiesOf(id)).singleElement().satisfies(link -> {
            assertThat(link.get("identityProvider").asText()).isEqualTo(realm.alias());
            assertThat(link.get("userId").asText()).isEqualTo(email);
        });
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(200);
        assertThat(scim.post("/Users", ScimSide.user(name)).status()).isEqualTo(409);
    }

    @Test
    void createWhenAdoptedThenThePersonSignsInToTheAccountAsItIsNow() {
        // given
        realm.configure(Map.of("linkExisting", "verified-domain", "verifiedDomains", "example.com"));
        Map<String, Object> fields = new HashMap<>(People.withPassword());
        fields.put("attributes", Map.of("jobTitle", List.of("Before"), "department", List.of("Before")));
        String id = admin.createUser(email, fields);
        admin.joinGroup(id, admin.createGroup(null, "Kept " + name, Map.of()));
        ObjectNode user = ScimSide.user(name).put("title", "Engineer");
        user.putObject(ScimSide.ENTERPRISE).put("department", "Design");

        // when
        ScimAnswer answer = scim.post("/Users", user);
        Login login = realm.login(person(name));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.body().get("title").asText()).isEqualTo("Engineer");
        assertThat(login.userId()).isEqualTo(id);
        assertThat(login.groups()).containsExactly("/Departments/Design", "/Kept " + name);
        assertThat(login.claim("jobTitle")).isEqualTo("Engineer");
    }

    @Test
    void createWhenNameAndAddressAreOfDifferentAccountsThenTheAddressDecides() {
        // given
        realm.configure(Map.of("linkExisting", "verified-domain", "verifiedDomains", "example.com"));
        String id = admin.createUser(email, Map.of("username", "address-of-" + name));
        String other = admin.createUser("else-" + email, Map.of("username", name));
        JsonNode before = admin.get("users/" + other);

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user(name).put("userName", name));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id()).isEqualTo(id);
        assertThat(answer.body().get("userName").asText()).isEqualTo(name);
        assertThat(admin.get("users/" + id).get("username").asText()).isEqualTo(email);
        assertThat(admin.get("users/" + other)).isEqualTo(before);
    }

    @Test
    void createWhenTheDomainIsTheOrganizationsThenItDecides() {
        // given
        realm.configure(Map.of("linkExisting", "verified-domain", "verifiedDomains", ""));
        TestRealm member = realm.connect("member", Map.of(), application -> application);
        ScimSide side = ScimSide.of(member);
        String id = admin.createUser(email, Map.of());
        int before = side.post("/Users", ScimSide.user(name)).status();
        OrganizationAdmin organization = OrganizationAdmin.create(admin, "acme", "example.com");
        organization.link("member");

        // when
        ScimAnswer answer = side.post("/Users", ScimSide.user(name));

        // then
        assertThat(before).isEqualTo(409);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id()).isEqualTo(id);
        assertThat(organization.members()).containsExactly(id);
    }
}
