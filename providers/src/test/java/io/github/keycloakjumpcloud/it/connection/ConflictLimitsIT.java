package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.email;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody can decide about an account that keeps somebody out, and who may decide at all. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ConflictLimitsIT {

    @AutoClose
    private final ConflictSide side = ConflictSide.open();

    private final TestRealm realm = side.realm();
    private final RealmAdmin admin = realm.admin();

    @Test
    void conflictWhenTheAccountIsAnAdministratorsThenNothingCanBeDecided() {
        // given
        String account = admin.createUser(email("ann"), People.withPassword());
        realm.refusal(person("ann"));
        JsonNode listed = side.conflicts().get(0);
        assertThat(ConflictSide.choices(side.details(listed))).hasSize(2);

        // when
        new RoleAdmin(admin).grantClientRole(account, "realm-management", "manage-realm");

        // then
        assertThat(side.details(listed).at("/accounts/0/administrates").asBoolean())
                .isTrue();
        assertThat(ConflictSide.choices(side.details(listed))).isEmpty();
        for (String action : List.of("link", "free")) {
            assertThat(side.send(listed, action, account)).isEqualTo(409);
        }
        assertThat(admin.federatedIdentitiesOf(account)).isEmpty();
        assertThat(admin.user(email("ann")).get("id").asText()).isEqualTo(account);
    }

    @Test
    void conflictWhenSomebodyElseMayHaveTypedTheAddressThenTheAccountIsNotLinked() {
        // given
        Map<String, Object> fields = new HashMap<>(People.withPassword());
        fields.put("emailVerified", false);
        String account = admin.createUser(email("ann"), fields);
        realm.refusal(person("ann"));
        JsonNode listed = side.conflicts().get(0);

        // then
        assertThat(ConflictSide.choices(side.details(listed))).containsExactly("free creates-account");
        assertThat(side.send(listed, "link", account)).isEqualTo(409);
    }

    @Test
    void conflictWhenThePersonIsLinkedToAnotherAccountThenTheOneThatHasTheAddressIsNotLinkedToo() {
        // given
        String ann = realm.login(person("ann")).userId();
        String other = admin.createUser(email("married"), People.withPassword());
        assertThat(realm.refusal(person("ann").withEmail(email("married")).withNameId(email("ann")))
                        .code())
                .isIn("JC-204", "JC-105");

        // then
        side.conflicts().forEach(listed -> {
            assertThat(ConflictSide.choices(side.details(listed))).noneMatch(choice -> choice.startsWith("link"));
            assertThat(side.send(listed, "link", other)).isEqualTo(409);
        });
        assertThat(admin.federatedIdentitiesOf(other)).isEmpty();
        assertThat(admin.federatedIdentitiesOf(ann)).hasSize(1);
    }

    @Test
    void conflictWhenTheConnectionLetsNobodyInThenThatIsWhatItSays() {
        // given
        String account = admin.createUser(email("ann"), People.withPassword());
        realm.refusal(person("ann"));
        JsonNode listed = side.conflicts().get(0);

        // when: the domain has gone to somebody else
        realm.configure(Map.of("verifiedDomains", "example.org"));

        // then
        assertThat(side.details(listed).get("outcome").asText()).isEqualTo("refused");
        assertThat(side.details(listed).get("trusted").asBoolean()).isFalse();
        assertThat(ConflictSide.choices(side.details(listed))).isEmpty();
        assertThat(side.send(listed, "link", account)).isEqualTo(409);

        // when
        realm.configure(Map.of("verifiedDomains", "example.com"));
        admin.updateIdentityProvider(realm.alias(), provider -> provider.put("enabled", false));

        // then
        assertThat(ConflictSide.choices(side.details(listed))).isEmpty();
        assertThat(side.send(listed, "free", account)).isEqualTo(409);
        assertThat(admin.federatedIdentitiesOf(account)).isEmpty();
        assertThat(admin.user(email("ann")).get("id").asText()).isEqualTo(account);
    }

    @Test
    void conflictWhenTheAccountIsLinkedToAnotherProviderThenNothingCanBeDecided() {
        // given
        String account = admin.createUser(email("ann"), People.withPassword());
        realm.connect("other", Map.of("verifiedDomains", "example.com"), app -> app);
        admin.linkIdentity(account, "other", "somebody");
        realm.refusal(person("ann"));

        // then
        JsonNode listed = side.conflicts().get(0);
        assertThat(side.details(listed).at("/accounts/0/links").toString()).isEqualTo("[\"other\"]");
        assertThat(ConflictSide.choices(side.details(listed))).isEmpty();
        assertThat(side.send(listed, "link", account)).isEqualTo(409);
        assertThat(side.send(listed, "free", account)).isEqualTo(409);
    }

    @Test
    void conflictWhenScimHasTheUserAlreadyThenThatIsNotCalledSolved() {
        // given
        ScimSide scim = ScimSide.of(realm);
        scim.createUser(ScimSide.user("ann"));
        assertThat(scim.post("/Users", ScimSide.user("ann")).status()).isEqualTo(409);

        // then
        assertThat(side.details(side.conflicts().get(0)).get("outcome").asText())
                .isEqualTo("exists");
    }

    @Test
    void conflictWhenTheAccountIsAnotherCustomersThenNothingCanBeDecided() {
        // given
        TestRealm other = realm.connect("other", Map.of("verifiedDomains", "example.com"), app -> app);
        String account = ScimSide.of(other).createUser(ScimSide.user("ann"));
        realm.refusal(person("ann"));

        // then
        JsonNode listed = side.conflicts().get(0);
        assertThat(ConflictSide.choices(side.details(listed))).isEmpty();
        assertThat(side.send(listed, "link", account)).isEqualTo(409);
        assertThat(side.send(listed, "free", account)).isEqualTo(409);
    }

    @Test
    void decisionWhenItIsAboutAnAccountThatIsNotMetThenNothingIsChanged() {
        // given
        admin.createUser(email("ann"), People.withPassword());
        String stranger = admin.createUser(email("stranger"), People.withPassword());
        realm.refusal(person("ann"));
        JsonNode listed = side.conflicts().get(0);

        // then
        assertThat(side.send(listed, "link", stranger)).isEqualTo(409);
        assertThat(side.send(listed, "free", stranger)).isEqualTo(409);
        assertThat(side.send(listed, "link", "nobody")).isEqualTo(409);
        assertThat(side.send(listed, "steal", stranger)).isEqualTo(400);
        assertThat(admin.federatedIdentitiesOf(stranger)).isEmpty();
        assertThat(side.conflicts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, nobody, 403, 403, 403",
        "view-users, manage-users, 403, 403, 403",
        "view-identity-providers, view-realm, 200, 403, 403",
        "view-identity-providers, view-users, 200, 200, 403",
        "view-identity-providers, manage-users, 200, 200, 403",
        "manage-identity-providers, view-users, 200, 200, 403",
        "manage-identity-providers, manage-users, 200, 200, 200"
    })
    void conflictsWhenCallerLacksARoleThenForbidden(String role, String further, int list, int look, int decide) {
        // given
        admin.createUser(email("ann"), People.withPassword());
        realm.refusal(person("ann"));
        String path = side.path(side.conflicts().get(0));
        Operator operator = role.equals("nobody") ? Operator.with(realm, role) : Operator.with(realm, role, further);

        // then
        assertThat(operator.send("GET", side.path(), "").statusCode()).isEqualTo(list);
        assertThat(operator.send("GET", side.path(), "").body().contains(email("ann")))
                .isEqualTo(look == 200);
        assertThat(operator.send("GET", path, "").statusCode()).isEqualTo(look);
        assertThat(operator.send("POST", path, "{\"action\":\"leave\"}").statusCode())
                .isEqualTo(decide);
    }
}
