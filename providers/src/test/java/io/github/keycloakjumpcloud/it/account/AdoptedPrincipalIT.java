package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A provider that was adopted with an attribute as its principal keeps it, and no other connection gets one. */
class AdoptedPrincipalIT {
    private static final Person PERSON = person("numbered").withAttribute("employeeId", "4711");

    @AutoClose
    private TestRealm realm;

    private Login before;

    @BeforeAll
    void adopt() {
        realm = TestRealm.builder()
                .plainSaml()
                .setting("principalType", "ATTRIBUTE")
                .setting("principalAttribute", "employeeId")
                .create();
        new MapperAdmin(realm.admin(), TestRealm.ALIAS).addNames();
        before = realm.login(PERSON);
        realm.admin().api().post(realm.admin().path("jumpcloud/" + TestRealm.ALIAS + "/adopt"), "");
    }

    @Test
    void signInWhenTheAttributeComesThenItIsTheSameAccount() {
        assertThat(realm.login(PERSON).userId()).isEqualTo(before.userId());
    }

    @Test
    void signInWhenTheAttributeDoesNotComeThenTheRefusalSaysSo() {
        // given
        Untouched untouched = Untouched.now(realm);

        // when
        RefusalPage refusal =
                untouched.assertRefused(realm.atJumpCloud().answer(person("nobody")), "JC-105", "name-id");

        // then
        JsonNode told = realm.admin().get("jumpcloud/refusals/" + refusal.reference());
        assertThat(told.get("fact").asText()).contains("principal attribute \"employeeId\" did not come");
    }

    @Test
    void saveWhenThePrincipalIsTheAdoptedOneThenItStays() {
        // when: a script writes the config as it knows it
        realm.admin().updateIdentityProvider(TestRealm.ALIAS, provider -> ((ObjectNode) provider.get("config"))
                .remove("adoptedPrincipal"));

        // then
        assertThat(realm.admin().settings(TestRealm.ALIAS)).containsEntry("principalAttribute", "employeeId");
        assertThat(Json.list(realm.admin().get("jumpcloud/" + TestRealm.ALIAS + "/findings")))
                .filteredOn(finding -> finding.get("kind").asText().equals("principal-is-an-attribute"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.get("fact").asText()).contains("employeeId"));
    }

    @Test
    void saveWhenThePrincipalBecomesAnotherThenItIsRefused() {
        // when
        Answer answer = realm.admin().offerSettings(TestRealm.ALIAS, Map.of("principalAttribute", "email"));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errorMessage").asText()).contains("principalType");
        assertThat(realm.admin().settings(TestRealm.ALIAS)).containsEntry("principalAttribute", "employeeId");
    }
}
