package io.github.keycloakjumpcloud.it.scim.access;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimErrors.assertError;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.Presence;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While a connection or its Organization is disabled, SCIM reads and takes access away, and gives none. */
class DisabledConnectionScimIT {

    private static final String OUT = "{'op':'replace','path':'active','value':false}";
    private static final String IN = "{'op':'replace','path':'active','value':true}";
    private static final String TITLE = "{'op':'add','path':'title','value':'Half'}";

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;
    private OrganizationAdmin organization;
    private int people;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .setting("scimBrakePercent", "0")
                .organizations()
                .create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
        organization = OrganizationAdmin.create(admin, "acme", "example.com");
        organization.link(realm.alias());
    }

    @BeforeEach
    void countPerson() {
        people++;
    }

    @AfterEach
    void enable() {
        List.of(Disabled.values()).forEach(each -> each.set(this, true));
        realm.configure(Map.of("scimEnabled", "true"));
    }

    enum Disabled {
        CONNECTION("the connection is disabled: SCIM reads and takes away only") {
            @Override
            void set(DisabledConnectionScimIT test, boolean enabled) {
                test.admin.updateIdentityProvider(test.realm.alias(), provider -> provider.put("enabled", enabled));
            }
        },
        ORGANIZATION("the connection's Organization is disabled: SCIM reads and takes away only") {
            @Override
            void set(DisabledConnectionScimIT test, boolean enabled) {
                test.organization.enable(enabled);
            }
        };

        private final String sentence;

        Disabled(String sentence) {
            this.sentence = sentence;
        }

        abstract void set(DisabledConnectionScimIT test, boolean enabled);
    }

    @ParameterizedTest
    @EnumSource(Disabled.class)
    void leaverWhenNamedThenIsOutAndStaysOut(Disabled disabled) {
        // given
        Presence patched = Presence.of(scim, "patched-" + people);
        Presence replaced = Presence.of(scim, "replaced-" + people);
        Presence inBulk = Presence.of(scim, "bulk-" + people);
        Presence deleted = Presence.of(scim, "deleted-" + people);
        disabled.set(this, false);

        // when
        ScimAnswer patch = scim.patch(patched.path(), json(TITLE), json(OUT));
        ScimAnswer put = scim.put(
                replaced.path(),
                ScimSide.user("replaced-" + people).put("active", false).put("title", "Half"));
        ScimAnswer bulk = scim.post(
                "/Bulk",
                object(
                        "{'Operations':[{'method':'PATCH','path':'/Users/" + inBulk.id() + "','data':{'Operations':["
                                + OUT
                                + "]}},{'method':'POST','path':'/Users','bulkId':'b','data':{'userName':'new@example.com'}}]}"));
        ScimAnswer delete = scim.delete(deleted.path());

        // then
        for (ScimAnswer answer : List.of(patch, put)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.body().get("active").asBoolean()).isFalse();
            assertThat(answer.body().has("title")).isFalse();
        }
        assertThat(patched.leftOut()).isEqualTo("title");
        assertThat(replaced.leftOut()).isEqualTo("title");
        assertThat(ScimJson.texts(bulk.body().get("Operations"), "status")).containsExactly("200", "403");
        assertThat(delete.status()).as(delete.text()).isEqualTo(204);
        List<Presence> leavers = List.of(patched, replaced, inBulk, deleted);
        assertThat(leavers).allSatisfy(Presence::assertOut);
        assertThat(leavers).allSatisfy(leaver -> assertThat(leaver.events()).contains("ACTION users/{id}/logout"));
        assertThat(scim.get(deleted.path()).status()).isEqualTo(404);

        // when
        disabled.set(this, true);

        // then
        assertThat(leavers).allSatisfy(Presence::assertOut);
        patched.assertRefused();
        assertThat(scim.patch(patched.path(), json(IN)).body().get("active").asBoolean())
                .isTrue();
        patched.assertSignsIn();
    }

    @ParameterizedTest
    @EnumSource(Disabled.class)
    void requestWhenItReadsThenIsAnsweredAndWhenItAddsOrChangesThenIsRefused(Disabled disabled) {
        // given
        Presence person = Presence.of(scim, "person-" + people);
        Presence out = Presence.of(scim, "out-" + people);
        scim.patch(out.path(), json(OUT));
        String group = scim.createGroup("Group " + people, person.id());
        disabled.set(this, false);

        // when
        List<ScimAnswer> read = List.of(
                scim.get("/Users"),
                scim.get(person.path()),
                scim.find("Users", "userName eq \"person-" + people + "@example.com\""),
                scim.get("/Groups/" + group),
                scim.get("/ServiceProviderConfig"));
        ScimAnswer readOut = scim.get(out.path());
        List<ScimAnswer> refused = List.of(
                scim.post("/Users", ScimSide.user("new-" + people)),
                scim.put(person.path(), ScimSide.user("person-" + people)),
                scim.put(out.path(), ScimSide.user("out-" + people)),
                scim.patch(person.path(), json(TITLE)),
                scim.patch(person.path(), json("{'op':'remove','path':'active'}")),
                scim.patch(out.path(), json(IN)),
                scim.post("/Groups", ScimSide.group("New " + people)),
                scim.put("/Groups/" + group, ScimSide.group("Group " + people, person.id())),
                scim.patch("/Groups/" + group, ScimSide.operation("add", "members", ScimSide.members(out.id()))));
        ScimAnswer unknown = scim.patch("/Users/nobody", json(OUT));
        ScimAnswer wrong = scim.patch(person.path(), json("{'op':'replace','path':'active','value':{}}"));

        // then
        assertThat(read).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(read.get(1).body().get("active").asBoolean()).isTrue();
        assertThat(readOut.body().get("active").asBoolean()).isFalse();
        assertThat(refused).allSatisfy(answer -> {
            assertError(answer, 403, "");
            assertThat(answer.detail()).isEqualTo(disabled.sentence);
        });
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(wrong.status()).isEqualTo(400);

        // when
        ScimAnswer groupDeleted = scim.delete("/Groups/" + group);
        disabled.set(this, true);

        // then
        assertThat(groupDeleted.status()).isEqualTo(204);
        person.assertIn();
        out.assertOut();
        assertThat(admin.groupsOf(person.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Disabled.class)
    void groupWhenMembersLeaveThenTheyDoAndNothingElseIsWritten(Disabled disabled) {
        // given
        String ann = scim.createUser(ScimSide.user("ann-" + people));
        String bob = scim.createUser(ScimSide.user("bob-" + people));
        String eve = scim.createUser(ScimSide.user("eve-" + people));
        String patched = scim.createGroup("Patched " + people, ann, bob);
        String emptied = scim.createGroup("Emptied " + people, ann, bob);
        String replaced = scim.createGroup("Replaced " + people, ann, bob);
        String mixed = scim.createGroup("Mixed " + people, ann, bob);
        String rewritten = scim.createGroup("Rewritten " + people, ann, bob);
        disabled.set(this, false);
        admin.clearEvents();

        // when
        ScimAnswer removes =
                scim.patch("/Groups/" + patched, ScimSide.operation("remove", "members", ScimSide.members(ann)));
        ScimAnswer removesAgain =
                scim.patch("/Groups/" + patched, ScimSide.operation("remove", "members", ScimSide.members(ann)));
        ScimAnswer empties = scim.patch("/Groups/" + emptied, ScimSide.operation("remove", "members", null));
        ScimAnswer replaces = scim.put(
                "/Groups/" + replaced, ScimSide.group("Renamed " + people, bob).put("externalId", "new"));
        ScimAnswer mixes = scim.patch(
                "/Groups/" + mixed,
                ScimSide.operation("remove", "members", ScimSide.members(ann)),
                ScimSide.operation("add", "members", ScimSide.members(eve)));
        ScimAnswer rewrites = scim.patch(
                "/Groups/" + rewritten,
                ScimSide.operation("remove", "members", null),
                ScimSide.operation("add", "members", ScimSide.members(ann, bob)));

        // then
        assertThat(List.of(removes.status(), removesAgain.status(), empties.status()))
                .containsOnly(204);
        assertThat(admin.membersOf(patched)).containsExactly(bob);
        assertThat(admin.membersOf(emptied)).isEmpty();
        assertThat(replaces.status()).as(replaces.text()).isEqualTo(200);
        assertThat(replaces.body().get("displayName").asText()).isEqualTo("Replaced " + people);
        assertThat(replaces.body().has("externalId")).isFalse();
        assertThat(admin.membersOf(replaced)).containsExactly(bob);
        assertThat(leftOut(replaced)).isEqualTo("displayName externalId");
        assertThat(mixes.status()).as(mixes.text()).isEqualTo(200);
        assertThat(ScimJson.texts(mixes.body().get("members"), "value")).containsExactly(bob);
        assertThat(admin.membersOf(mixed)).containsExactly(bob);
        assertThat(leftOut(mixed)).isEqualTo("members");
        assertError(rewrites, 403, "");
        assertThat(rewrites.detail()).isEqualTo(disabled.sentence);
        assertThat(admin.membersOf(rewritten)).hasSize(2);
    }

    private String leftOut(String group) {
        return admin.adminEvents().stream()
                .filter(event -> event.get("resourcePath").asText().equals("groups/" + group))
                .map(event ->
                        event.path("details").path("jumpcloud_scim_left_out").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void requestWhenScimIsSwitchedOffThenIsRefusedWhateverItIs() {
        // given
        Presence person = Presence.of(scim, "switched-" + people);
        realm.configure(Map.of("scimEnabled", "false"));
        Disabled.CONNECTION.set(this, false);

        // when
        List<ScimAnswer> answers =
                List.of(scim.get("/Users"), scim.patch(person.path(), json(OUT)), scim.delete(person.path()));

        // then
        assertThat(answers).allSatisfy(answer -> {
            assertError(answer, 403, "");
            assertThat(answer.detail())
                    .isEqualTo("SCIM is switched off for this connection,"
                            + " and the connection or its Organization is disabled");
        });
        assertThat(person.account().get("enabled").asBoolean()).isTrue();
    }
}
