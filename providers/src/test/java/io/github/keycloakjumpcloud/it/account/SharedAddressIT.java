package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;

/** Where accounts may share an e-mail address, whatever happens at once leaves one link for one person. */
class SharedAddressIT {

    private static final int AT_ONCE = 4;

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .realm("duplicateEmailsAllowed", true)
            .realm("loginWithEmailAllowed", false)
            .setting("verifiedDomains", "example.com")
            .create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;

    @RepeatedTest(8)
    void createsWhenAtOnceThenOneIsMadeAndTheOthersExist() {
        // given
        String name = "pushed-" + ++people;

        // when
        List<ScimAnswer> answers =
                AtOnce.run(AT_ONCE, i -> scim.post("/Users", ScimSide.user(name).put("userName", name + "." + i)));

        // then
        assertThat(answers).extracting(ScimAnswer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(linkedAs(People.email(name))).hasSize(1);
    }

    @RepeatedTest(8)
    void addressesWhenChangedToTheSameAtOnceThenOneGetsIt() {
        // given
        String shared = "moved-" + ++people;
        List<String> ids = Stream.of("a", "b", "c")
                .map(letter -> scim.createUser(ScimSide.user(shared + letter)))
                .toList();

        // when
        List<ScimAnswer> answers = AtOnce.run(ids.size(), i -> {
            ObjectNode user = ScimSide.user(shared + "abc".charAt(i));
            user.set("emails", ScimSide.user(shared).get("emails"));
            return scim.put("/Users/" + ids.get(i), user);
        });

        // then
        assertThat(answers).extracting(ScimAnswer::status).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(linkedAs(People.email(shared))).hasSize(1);
    }

    @RepeatedTest(8)
    void signInsAndPushWhenAtOnceThenOneAccountIsThePersons() {
        // given
        String name = "both-" + ++people;
        List<SignIn> browsers = Stream.generate(realm::atJumpCloud).limit(2).toList();

        // when
        List<String> ids = AtOnce.run(browsers.size() + 1, i -> {
            if (i == browsers.size()) {
                ScimAnswer answer = scim.post("/Users", ScimSide.user(name).put("userName", "other." + name));
                return answer.status() == 201 ? answer.id() : null;
            }
            browsers.get(i).answer(person(name));
            return browsers.get(i).login().userId();
        });

        // then
        assertThat(linkedAs(People.email(name))).hasSize(1);
        assertThat(ids.subList(0, browsers.size())).containsOnly(ids.get(0));
    }

    private List<String> linkedAs(String email) {
        return Stream.concat(
                        admin.usersByEmail(email).stream(),
                        Json.list(admin.get("users?max=1000&briefRepresentation=true")).stream())
                .map((JsonNode user) -> user.get("id").asText())
                .distinct()
                .filter(id -> admin.federatedIdentitiesOf(id).stream()
                        .anyMatch(link -> link.get("userId").asText().equals(email)))
                .toList();
    }
}
