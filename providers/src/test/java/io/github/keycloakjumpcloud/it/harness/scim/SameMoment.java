package io.github.keycloakjumpcloud.it.harness.scim;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Two events for one person at the same moment. A round leaves nothing that affects another round. */
public enum SameMoment {
    /** The person signs in for the first time, in two browsers. */
    FIRST_SIGN_INS {
        @Override
        void play(MomentSite site, String name, int round) {
            Person person = person(name).withDepartment("Department " + round % 7);
            List<MomentBrowser> browsers = List.of(site.atJumpCloud(round), site.atJumpCloud(round + 1));

            AtOnce.run(2, i -> browsers.get(i).answer(person));

            String id = onlyAccount(site, person.email());
            assertThat(browsers)
                    .extracting(browser -> browser.login().map(Login::userId))
                    .allSatisfy(in -> assertThat(in).hasValue(id));
        }
    },

    /** SCIM creates the person who signs in for the first time. */
    PUSH_AND_FIRST_SIGN_IN {
        @Override
        void play(MomentSite site, String name, int round) {
            Person person = person(name).withDepartment("Department " + round % 7);
            ObjectNode pushed = ScimSide.userIn(name, "Department " + round % 7);
            MomentBrowser browser = site.atJumpCloud(round);
            AtomicReference<ScimAnswer> answer = new AtomicReference<>();

            AtOnce.run(
                    2,
                    i -> i == 0
                            ? browser.answer(person)
                            : answer.updateAndGet(none -> site.scim(round + 1).exchange("POST", "/Users", pushed)));

            assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(201);
            assertThat(onlyAccount(site, person.email())).isEqualTo(answer.get().id());
            assertThat(browser.login().map(Login::userId)).hasValue(answer.get().id());
        }
    },

    /** SCIM deactivates the person, who signs in under another name and in another department. */
    DEACTIVATION_AND_SIGN_IN {
        @Override
        void play(MomentSite site, String name, int round) {
            String path = "/Users/" + site.created(name);
            Person person = person(name).withName("Given", "Name " + round).withDepartment("Department " + round % 7);
            MomentBrowser browser = site.atJumpCloud(round);
            AtomicReference<ScimAnswer> answer = new AtomicReference<>();

            AtOnce.run(
                    2,
                    i -> i == 0
                            ? browser.answer(person)
                            : answer.updateAndGet(none -> deactivate(site, path, name, round)));
            List<Login> logins = browser.login().stream().toList();

            assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
            browser.requireNoBareError();
            assertOut(site, path, logins);
            ScimAnswer back = site.patch(round, path, "active", BooleanNode.TRUE);
            assertThat(back.body().path("active").asBoolean()).as(back.text()).isTrue();
            assertNoSession(site, path, logins);
        }

        private ScimAnswer deactivate(MomentSite site, String path, String name, int round) {
            if (round % 2 == 0) {
                return site.patch(round + 1, path, "active", BooleanNode.FALSE);
            }
            ObjectNode user = ScimSide.userIn(name, "Other " + round % 5);
            return site.scim(round + 1).exchange("PUT", path, user.put("active", false));
        }
    },

    /** SCIM gives a new address to the person, who signs in under it. */
    RENAME_AND_SIGN_IN {
        @Override
        void play(MomentSite site, String name, int round) {
            String id = site.created(name);
            String address = name + "-" + round;
            Person person = person(address).withDepartment("Department " + round % 7);
            MomentBrowser browser = site.atJumpCloud(round);
            AtomicReference<ScimAnswer> answer = new AtomicReference<>();

            AtOnce.run(
                    2,
                    i -> i == 0
                            ? browser.answer(person)
                            : answer.updateAndGet(none ->
                                    site.scim(round + 1).exchange("PUT", "/Users/" + id, ScimSide.user(address))));
            List<Login> logins = browser.login().stream().toList();

            assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
            browser.requireNoBareError();
            assertThat(onlyAccount(site, People.email(address))).isEqualTo(id);
            for (Login login : logins) {
                assertThat(site.isAlive(login))
                        .as("session of account " + login.userId() + ", SCIM's is " + id)
                        .isEqualTo(login.userId().equals(id));
            }
            assertThat(site.login(person).userId()).isEqualTo(id);
        }
    };

    abstract void play(MomentSite site, String name, int round);

    /** The id of the one account with this address, which has one link and is no first sign-in's half-made one. */
    private static String onlyAccount(MomentSite site, String address) {
        RealmAdmin admin = site.admin();
        JsonNode user = admin.user(address);
        String id = user.get("id").asText();
        assertThat(user.get("enabled").asBoolean()).isTrue();
        assertThat(user.path("attributes").has("jumpcloudBegun")).isFalse();
        assertThat(admin.federatedIdentitiesOf(id)).hasSize(1);
        return id;
    }

    private static void assertOut(MomentSite site, String path, List<Login> logins) {
        assertThat(site.admin()
                        .get(path.substring(1).replace("Users", "users"))
                        .get("enabled")
                        .asBoolean())
                .isFalse();
        assertNoSession(site, path, logins);
    }

    private static void assertNoSession(MomentSite site, String path, List<Login> logins) {
        assertThat(site.admin().sessionsOf(path.substring(path.lastIndexOf('/') + 1)))
                .isEmpty();
        assertThat(logins).noneMatch(site::isAlive);
    }
}
