package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.ImportingDirectory;
import io.github.keycloakjumpcloud.it.harness.ImportingDirectory.Part;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.ReadOnlyDirectory;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People of a directory (user federation) that Keycloak may not write to. Out means out for them, too. */
class DirectoryPersonIT {

    private static final String NAME = ImportingDirectory.PREFIX + "ann";
    private static final String EMAIL = NAME + "@example.com";
    private static final String OUT = "{'op':'replace','path':'active','value':false}";
    private static final String IN = "{'op':'replace','path':'active','value':true}";
    private static final String TITLE = "{'op':'replace','path':'title','value':'New'}";
    private static final String READ_ONLY = "the user comes from a directory that Keycloak may not write to";

    private TestRealm realm;
    private RealmAdmin admin;
    private ScimSide scim;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder()
                .setting("scimBrakePercent", "0")
                .setting("verifiedDomains", "example.com")
                .create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
    }

    @AfterEach
    void deleteRealm() {
        realm.close();
    }

    /** Lets Keycloak copy the person, who signs in by a password of Keycloak's. */
    private String linked(Part... refused) {
        ImportingDirectory.addTo(admin, refused);
        realm.newPerson().failWithPassword(EMAIL);
        String id = admin.user(EMAIL).get("id").asText();
        admin.linkIdentity(id, realm.alias(), EMAIL);
        People.givePassword(admin, id);
        return id;
    }

    private Login signInWithPassword() {
        return realm.newPerson().signInWithPassword(EMAIL, People.PASSWORD);
    }

    private void assertOut(String id, Login... logins) {
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        assertThat(admin.sessionsOf(id)).isEmpty();
        assertThat(logins).noneMatch(realm.app()::isAlive);
        for (Login login : logins) {
            assertThat(realm.app().userInfoStatus(login)).isEqualTo(401);
        }
        assertThat(ScimJson.attribute(scim.account(id), "jumpcloudScim"))
                .anySatisfy(line -> assertThat(line).contains("+disabled"));
        assertThat(realm.refusal(person(NAME)).code()).isEqualTo("JC-203");
        SignIn signIn = realm.newPerson();
        signIn.browser().open(realm.app().signIn());
        Page page = signIn.browser()
                .form("form")
                .fill("username", EMAIL)
                .fill("password", People.PASSWORD)
                .submit();
        assertThat(page.text()).contains("disabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {ReadOnlyDirectory.PREFIX, ImportingDirectory.PREFIX})
    void createWhenTheAccountIsOfADirectoryThenItIsAConflictAndNothingChanges(String prefix) {
        // given
        ReadOnlyDirectory.addTo(admin);
        ImportingDirectory.addTo(admin, Part.values());
        String email = prefix + "ben@example.com";
        realm.newPerson().failWithPassword(email);
        RealmState before = RealmState.of(admin);

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user(prefix + "ben"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.scimType()).isEqualTo("uniqueness");
        assertThat(answer.body().get("detail").asText()).isEqualTo("the user name or e-mail address is taken");
        before.assertUnchanged(admin);
        assertThat(scim.find("Users", "userName eq \"" + email + "\"").resources())
                .isEmpty();
    }

    /** A directory may take the profile, and none of the attributes that our mappers write. */
    @ParameterizedTest
    @ValueSource(strings = {"PROFILE ENABLED ATTRIBUTES", "ATTRIBUTES", "PROFILE"})
    void signInWhenTheDirectoryIsReadOnlyThenItIsRefusedWithACode(String refused) {
        // given
        linked(parts(refused));

        // when / then
        assertThat(realm.refusal(person(NAME)).code()).isEqualTo("JC-206");
    }

    @ParameterizedTest
    @ValueSource(strings = {ReadOnlyDirectory.PREFIX, ImportingDirectory.PREFIX})
    void firstSignInWhenTheAccountIsOfAReadOnlyDirectoryThenItIsRefusedWithACode(String prefix) {
        // given
        ReadOnlyDirectory.addTo(admin);
        ImportingDirectory.addTo(admin, Part.ATTRIBUTES);
        realm.newPerson().failWithPassword(prefix + "eva@example.com");

        // when / then
        assertThat(realm.refusal(person(prefix + "eva").withDepartment("Design"))
                        .code())
                .isEqualTo("JC-206");
    }

    @Test
    void changeWhenTheDirectoryIsReadOnlyThenItIsRefusedAndThePersonStaysIn() {
        // given
        String id = linked(Part.values());
        Login login = signInWithPassword();
        RealmState before = RealmState.of(admin);

        // when
        ScimAnswer put = scim.put("/Users/" + id, ScimSide.user(NAME).put("title", "New"));
        ScimAnswer patch = scim.patch("/Users/" + id, json(TITLE));

        // then
        for (ScimAnswer answer : new ScimAnswer[] {put, patch}) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.scimType()).isEqualTo("mutability");
            assertThat(answer.body().get("detail").asText()).isEqualTo(READ_ONLY);
        }
        before.assertUnchanged(admin);
        assertThat(realm.app().isAlive(login)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROFILE", "ENABLED", "ATTRIBUTES", "PROFILE ENABLED ATTRIBUTES"})
    void personWhenDeactivatedThenIsOutAndComesBackWhateverTheDirectoryTakes(String refused) {
        // given
        String id = linked(parts(refused));
        Login login = signInWithPassword();

        // when
        ScimAnswer out = scim.patch("/Users/" + id, json(OUT));

        // then
        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(out.body().get("active").asBoolean()).isFalse();
        assertThat(scim.get("/Users/" + id).body().get("active").asBoolean()).isFalse();
        assertOut(id, login);

        // when
        ScimAnswer in = scim.patch("/Users/" + id, json(IN));

        // then
        assertThat(in.status()).as(in.text()).isEqualTo(200);
        assertThat(in.body().get("active").asBoolean()).isTrue();
        assertThat(realm.app().isAlive(login)).isFalse();
        assertThat(signInWithPassword().userId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROFILE", "ENABLED", "ATTRIBUTES", "PROFILE ENABLED ATTRIBUTES"})
    void personWhenDeactivatedWithMoreThanTheDirectoryTakesThenIsOutAndTheRestIsNamed(String refused) {
        // given
        String id = linked(parts(refused));
        Login login = signInWithPassword();
        admin.clearEvents();

        // when
        ScimAnswer out =
                scim.put("/Users/" + id, ScimSide.user(NAME).put("title", "New").put("active", false));

        // then
        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(out.body().get("active").asBoolean()).isFalse();
        assertOut(id, login);
        boolean taken = refused.equals("ENABLED");
        assertThat(out.body().path("title").asText()).isEqualTo(taken ? "New" : "");
        assertThat(out.body().path("name").path("familyName").asText()).isEqualTo(taken ? "Family" : "Directory");
        assertThat(admin.adminEvents().toString().contains("jumpcloud_scim_left_out"))
                .isEqualTo(!taken);
    }

    @Test
    void deleteWhenTheDirectoryIsReadOnlyThenThePersonIsOutAndTheAnswerSaysThatTheAccountIsThere() {
        // given
        String id = linked(Part.values());
        Login login = signInWithPassword();

        // when
        ScimAnswer answer = scim.delete("/Users/" + id);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.scimType()).isEqualTo("mutability");
        assertThat(answer.body().get("detail").asText()).isEqualTo(READ_ONLY);
        assertOut(id, login);
        assertThat(scim.get("/Users/" + id).body().get("active").asBoolean()).isFalse();
    }

    private static Part[] parts(String names) {
        return Arrays.stream(names.split(" ")).map(Part::valueOf).toArray(Part[]::new);
    }
}
