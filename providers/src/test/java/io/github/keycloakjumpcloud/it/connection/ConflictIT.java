package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.email;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin sees who was kept out by an account that is there, decides about the account, and the account rule follows. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ConflictIT {

    @AutoClose
    private final ConflictSide side = ConflictSide.open();

    private final TestRealm realm = side.realm();
    private final RealmAdmin admin = realm.admin();

    @Test
    void conflictWhenTheAccountIsThePersonsThenItIsLinkedAndTheySignIn() {
        // given
        String account = admin.createUser(email("ann"), People.withPassword());
        assertThat(realm.refusal(person("ann")).code()).isEqualTo("JC-204");
        realm.refusal(person("ann"));
        assertThat(side.conflicts()).hasSize(1);
        JsonNode listed = side.conflicts().get(0);
        assertThat(listed.get("way").asText()).isEqualTo("sign-in");
        assertThat(listed.get("person").asText()).isEqualTo(email("ann"));
        JsonNode before = admin.user(email("ann"));

        // when: it is only looked at
        JsonNode details = side.details(listed);

        // then
        assertThat(details.get("outcome").asText()).isEqualTo("refused");
        assertThat(details.at("/refusal/fact").asText()).isNotBlank();
        JsonNode met = details.get("accounts").get(0);
        assertThat(met.get("id").asText()).isEqualTo(account);
        assertThat(met.get("password").asBoolean()).isTrue();
        assertThat(met.get("administrates").asBoolean()).isFalse();
        assertThat(ConflictSide.choices(details)).containsExactly("link signs-in", "free creates-account");
        assertThat(admin.user(email("ann"))).isEqualTo(before);
        assertThat(admin.federatedIdentitiesOf(account)).isEmpty();

        // when
        JsonNode decided = side.decide(listed, "link", account);

        // then
        assertThat(decided.get("outcome").asText()).isEqualTo("signs-in");
        assertThat(side.conflicts()).isEmpty();
        assertThat(realm.login(person("ann")).userId()).isEqualTo(account);
        assertThat(admin.adminEvents()).anySatisfy(event -> {
            assertThat(event.get("resourcePath").asText()).endsWith("conflicts/" + ConflictSide.id(listed));
            assertThat(event.get("representation").asText()).contains("\"link\"", account);
        });
    }

    @Test
    void conflictWhenTheAccountIsSomebodyElsesThenItGivesUpWhatThePersonNeeds() {
        // given
        String account = admin.createUser(email("ann"), People.withPassword());
        realm.refusal(person("ann"));
        JsonNode listed = side.conflicts().get(0);
        JsonNode free = ConflictSide.choice(side.details(listed), "free");

        // when
        JsonNode decided = side.decide(listed, "free", account);

        // then
        assertThat(decided.get("outcome").asText()).isEqualTo("creates-account");
        JsonNode freed = admin.get("users/" + account);
        assertThat(freed.get("username").asText())
                .isEqualTo(free.get("username").asText())
                .isEqualTo("freed-" + account);
        assertThat(free.has("email")).isFalse();
        assertThat(freed.path("email").asText("")).isEmpty();
        assertThat(realm.login(person("ann")).userId()).isNotEqualTo(account);
        assertThat(side.conflicts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "free"})
    void conflictWhenScimWasRefusedThenItsNextTryWorks(String action) {
        // given
        String account = admin.createUser(email("ann"), People.withPassword());
        ScimSide scim = ScimSide.of(realm);
        assertThat(scim.post("/Users", ScimSide.user("ann")).status()).isEqualTo(409);
        JsonNode listed = side.conflicts().get(0);
        assertThat(listed.get("way").asText()).isEqualTo("create");

        // when
        side.decide(listed, action, account);

        // then
        ScimAnswer created = scim.post("/Users", ScimSide.user("ann"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.body().get("id").asText().equals(account)).isEqualTo(action.equals("link"));
        assertThat(side.conflicts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void conflictWhenScimCouldNotGiveAnAddressThenTheAccountThatHasItCanGiveItUp(String method) {
        // given
        String account = admin.createUser(email("new"), People.withPassword());
        ScimSide scim = ScimSide.of(realm);
        String ann = scim.createUser(ScimSide.user("ann"));
        ObjectNode renamed = ScimSide.user("new").put("id", ann);
        Supplier<ScimAnswer> rename = method.equals("PUT")
                ? () -> scim.put("/Users/" + ann, renamed)
                : () -> scim.patch(
                        "/Users/" + ann,
                        ScimSide.operation("replace", "userName", renamed.get("userName")),
                        ScimSide.operation("replace", "emails", renamed.get("emails")));
        assertThat(rename.get().status()).isEqualTo(409);
        JsonNode listed = side.conflicts().get(0);
        assertThat(listed.get("way").asText()).isEqualTo("update");
        assertThat(ConflictSide.choices(side.details(listed))).containsExactly("free signs-in");

        // when
        side.decide(listed, "free", account);

        // then
        assertThat(rename.get().isSuccess()).isTrue();
        assertThat(scim.account(ann).get("email").asText()).isEqualTo(email("new"));
    }

    @Test
    void conflictWhenItIsLeftThenItIsGoneUntilItComesAboutAgain() {
        // given
        admin.createUser(email("ann"), People.withPassword());
        realm.refusal(person("ann"));
        JsonNode listed = side.conflicts().get(0);

        // when
        assertThat(side.send(listed, "leave", "")).isEqualTo(200);

        // then
        assertThat(side.conflicts()).isEmpty();
        assertThat(side.send(listed, "leave", "")).isEqualTo(404);
        realm.refusal(person("ann"));
        assertThat(side.conflicts()).hasSize(1);
    }
}
