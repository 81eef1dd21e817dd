package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.attribute;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The realm's user profile has the last word on every value, and a password has no place anywhere. */
class UserProfileRulesIT {
    private static final String SECRET = "Sup3r-secret-Passw0rd";
    private static final String CUSTOM = "Take {one} of {0} in {99}";

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("jobTitle", required(), "{}", "title"),
                rule("jobTitle", pattern("[A-Z].*"), "{'title':'lower case'}", "title"),
                rule("jobTitle", length(3), "{'title':'far too long'}", "title"),
                rule("jobTitle", options("A", "B"), "{'title':'C'}", "title"),
                rule("department", required(), "{}", ScimSide.ENTERPRISE + ":department"),
                rule(
                        "department",
                        pattern("[A-Z].*"),
                        "{'" + ScimSide.ENTERPRISE + "':{'department':'lower'}}",
                        ScimSide.ENTERPRISE + ":department"),
                rule("firstName", requiredOfAdmins(), "{'name':{'familyName':'Only'}}", "name.givenName"),
                rule("lastName", pattern("[A-Z].*"), "{'name':{'familyName':'lower'}}", "name.familyName"),
                rule("username", pattern("[a-z]+@.*"), "{}", "userName"),
                rule("email", pattern(".*@example\\\\.org"), "{}", "emails"),
                rule("floor", required(), "{}", "floor"),
                rule("jobTitle", described(), "{'title':'x'}", "Take {one} of title in {99}"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void writeWhenTheProfileForbidsItThenEveryMethodAnswersInvalidValueAndNamesTheAttribute(
            String attribute, Consumer<ObjectNode> rule, ObjectNode said, String named) {
        try (TestRealm realm = TestRealm.builder().create()) {
            // given
            ScimSide scim = ScimSide.of(realm);
            String id = scim.createUser(ScimSide.user("person7"));
            ProfileSettings.of(realm).change(attribute, rule);
            RealmState before = RealmState.of(realm.admin());

            // when
            List<ScimAnswer> answers = new ArrayList<>();
            answers.add(scim.post("/Users", with("other7", said)));
            answers.add(scim.put("/Users/" + id, with("person7", said)));
            if (said.size() == 1 && !said.has("name")) {
                answers.add(scim.patch("/Users/" + id, ScimSide.operation("replace", null, said)));
            }

            // then
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.scimType()).isEqualTo("invalidValue");
                assertThat(answer.detail()).contains(named).doesNotContain("{{").doesNotContain("lower");
            });
            before.assertUnchanged(realm.admin());
        }
    }

    @Test
    void patchOfActiveWhenTheAccountBreaksANewRuleThenItIsDeactivatedAllTheSame() {
        try (TestRealm realm = TestRealm.builder().create()) {
            // given
            ScimSide scim = ScimSide.of(realm);
            String id = scim.createUser(ScimSide.user("person"));
            ProfileSettings.of(realm).change("jobTitle", required());

            // when
            ScimAnswer answer = scim.patch("/Users/" + id, json("{'op':'replace','path':'active','value':false}"));

            // then
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        }
    }

    @Test
    void userNamesWhenTheRealmUsesAddressesThenTheClientFindsItsOwnAndTheAccountFollowsTheAddress() {
        try (TestRealm realm =
                TestRealm.builder().realm("registrationEmailAsUsername", true).create()) {
            // given
            ScimSide scim = ScimSide.of(realm);
            ObjectNode user = ScimSide.user("ada").put("userName", "Ada.L");
            String id = scim.createUser(user);
            assertThat(scim.account(id).get("username").asText()).isEqualTo("ada@example.com");

            // when
            ScimAnswer found = scim.get("/Users?filter=userName%20eq%20%22ada.l%22");
            ScimAnswer renamed = scim.put("/Users/" + id, user.deepCopy().put("userName", "ada.k"));

            // then
            assertThat(found.resources()).singleElement().satisfies(resource -> assertThat(
                            resource.get("userName").asText())
                    .isEqualTo("Ada.L"));
            assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
            assertThat(renamed.body().get("userName").asText()).isEqualTo("ada.k");
            assertThat(scim.account(id).get("username").asText()).isEqualTo("ada@example.com");
            assertThat(scim.get("/Users?filter=userName%20eq%20%22ada.l%22").resources())
                    .isEmpty();

            // when
            ScimAnswer moved = scim.put("/Users/" + id, ScimSide.user("ada.new").put("userName", "ada.k"));

            // then
            assertThat(moved.status()).as(moved.text()).isEqualTo(200);
            JsonNode account = scim.account(id);
            assertThat(account.get("username").asText()).isEqualTo("ada.new@example.com");
            assertThat(account.get("email").asText()).isEqualTo("ada.new@example.com");
            assertThat(realm.admin()
                            .federatedIdentitiesOf(id)
                            .get(0)
                            .get("userId")
                            .asText())
                    .isEqualTo("ada.new@example.com");
            assertThat(scim.get("/Users?filter=userName%20eq%20%22ada.k%22").resources())
                    .hasSize(1);
        }
    }

    @Test
    void attributesWhenTheRealmTakesUnmanagedOnesThenAReplacementLeavesThem() {
        try (TestRealm realm = TestRealm.builder().create()) {
            // given
            ScimSide scim = ScimSide.of(realm);
            ObjectNode profile = (ObjectNode) realm.admin().get("users/profile");
            realm.admin()
                    .api()
                    .put(realm.admin().path("users/profile"), profile.put("unmanagedAttributePolicy", "ENABLED"));
            String id = scim.createUser(ScimSide.user("person").put("title", "Engineer"));
            realm.admin().updateUser(id, account -> ((ObjectNode) account.get("attributes"))
                    .putArray("badge")
                    .add("17"));

            // when
            ScimAnswer answer = scim.put("/Users/" + id, ScimSide.user("person"));

            // then
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(attribute(scim.account(id), "badge")).containsExactly("17");
            assertThat(attribute(scim.account(id), "jobTitle")).isEmpty();
        }
    }

    @Test
    void passwordWhenItIsSentInAnyWayThenItIsNowhereAfterwards() {
        try (TestRealm realm = TestRealm.builder().create()) {
            // given
            ScimSide scim = ScimSide.of(realm);
            int logged = Keycloak.server().log().length();
            ObjectNode user = ScimSide.user("person").put("password", SECRET);
            user.put("urn:ietf:params:scim:schemas:core:2.0:User:password", SECRET);

            // when
            ScimAnswer created = scim.post("/Users", user);
            String path = "/Users/" + created.id();
            List<ScimAnswer> answers = List.of(
                    created,
                    scim.put(path, ScimSide.user("person").put("Password", SECRET)),
                    scim.patch(path, json("{'op':'replace','path':'password','value':'" + SECRET + "'}")),
                    scim.patch(
                            path,
                            json("{'op':'add','path':'urn:ietf:params:scim:schemas:core:2.0:User:password',"
                                    + "'value':'" + SECRET + "'}")),
                    scim.patch(path, json("{'op':'replace','value':{'password':'" + SECRET + "','title':'x'}}")),
                    scim.get(path),
                    scim.get(path + "?attributes=password"));
            List<ScimAnswer> refused = List.of(
                    scim.post("/Users", user),
                    scim.put(path, object("{'password':'" + SECRET + "'}")),
                    scim.get("/Users?filter=password%20eq%20%22" + SECRET + "%22"),
                    scim.patch(path, json("{'op':'replace','path':'password.value','value':'" + SECRET + "'}")),
                    scim.patch(path, json("{'op':'replace','path':'active','value':'" + SECRET + "'}")),
                    scim.patch(path, json("{'op':'" + SECRET + "','path':'" + SECRET + "'}")));

            // then
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.isSuccess()).as(answer.text()).isTrue());
            assertThat(refused).allSatisfy(answer -> assertThat(answer.status()).isBetween(400, 409));
            assertThat(Stream.concat(answers.stream(), refused.stream()))
                    .allSatisfy(answer -> assertThat(answer.text()).doesNotContainIgnoringCase(SECRET));
            assertThat(realm.admin().get("users/" + created.id() + "/credentials"))
                    .isEmpty();
            assertThat(scim.account(created.id()).toString()).doesNotContain(SECRET);
            assertThat(realm.admin().adminEvents().toString()).doesNotContain(SECRET);
            assertThat(realm.admin().get("events?max=1000").toString()).doesNotContain(SECRET);
            assertThat(Keycloak.server().log().substring(logged)).doesNotContain(SECRET);
        }
    }

    private static Arguments rule(String attribute, Consumer<ObjectNode> rule, String said, String named) {
        return Arguments.of(attribute, rule, object(said), named);
    }

    private static ObjectNode with(String name, ObjectNode said) {
        ObjectNode user = ScimSide.user(name);
        user.setAll(said);
        return user;
    }

    private static Consumer<ObjectNode> requiredOfAdmins() {
        return attribute -> attribute.set("required", json("{'roles':['admin']}"));
    }

    private static Consumer<ObjectNode> required() {
        return attribute -> attribute.set("required", json("{'roles':['admin','user']}"));
    }

    private static Consumer<ObjectNode> pattern(String pattern) {
        return attribute -> attribute.set("validations", json("{'pattern':{'pattern':'" + pattern + "'}}"));
    }

    private static Consumer<ObjectNode> described() {
        return attribute ->
                attribute.set("validations", json("{'pattern':{'pattern':'y+','error-message':'" + CUSTOM + "'}}"));
    }

    private static Consumer<ObjectNode> length(int max) {
        return attribute -> attribute.set("validations", json("{'length':{'max':" + max + "}}"));
    }

    private static Consumer<ObjectNode> options(String first, String second) {
        return attribute ->
                attribute.set("validations", json("{'options':{'options':['" + first + "','" + second + "']}}"));
    }
}
