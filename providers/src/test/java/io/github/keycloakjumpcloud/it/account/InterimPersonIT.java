package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SCIM writes that give somebody the account of somebody else. */
class InterimPersonIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("verifiedDomains", "example.com", "xn--bcher-kva.example")
            .setting("scimBrakePercent", "0")
            .create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;
    private String name;
    private Person person;

    @BeforeEach
    void namePerson() {
        name = "interim-" + ++people;
        person = person(name);
    }

    private void assertApart(ScimAnswer put, Login other, Person otherPerson) {
        assertThat(put.status()).as(put.text()).isEqualTo(409);
        assertThat(admin.get("users/" + other.userId()).get("enabled").asBoolean())
                .isTrue();
        assertThat(realm.login(otherPerson).userId()).isEqualTo(other.userId());
    }

    @Test
    void putWhenNeitherWasPushedBeforeThenTheOtherKeepsTheirAccount() {
        Login own = realm.login(person);
        Person other = person("other-" + name);
        Login theirs = realm.login(other);

        ScimAnswer put = scim.put("/Users/" + own.userId(), ScimSide.user("other-" + name));

        assertApart(put, theirs, other);
    }

    @Test
    void putWhenTheOtherHasAnotherNameIdThenTheOtherKeepsTheirAccount() {
        String id = scim.createUser(ScimSide.user(name));
        realm.login(person.withNameId("opaque-a-" + name));
        Person other = person("other-" + name).withNameId("opaque-b-" + name);
        Login theirs = realm.login(other);

        ScimAnswer put = scim.put("/Users/" + id, ScimSide.user("other-" + name));

        assertApart(put, theirs, other);
    }

    @Test
    void postWhenTheAccountIsLinkedUnderAnotherAddressThenItIsNotTakenOver() {
        Login bob = realm.login(person);
        admin.updateUser(bob.userId(), user -> user.put("email", "alice-" + name + "@example.com")
                .put("emailVerified", true));

        ScimAnswer post = scim.post("/Users", ScimSide.user("alice-" + name));

        assertThat(post.id()).isNotEqualTo(bob.userId());
        assertThat(admin.federatedIdentitiesOf(bob.userId()))
                .extracting(link -> link.get("userId").asText())
                .containsExactly(person.email());
    }

    @Test
    void loginWhenTheDomainIsWrittenInItsOtherFormThenItIsTheSameAccount() {
        String ascii = name + "@xn--bcher-kva.example";
        ObjectNode user = ScimSide.user(name).put("userName", ascii);
        ((ObjectNode) user.at("/emails/0")).put("value", ascii);
        String id = scim.createUser(user);

        Login login = realm.login(person.withEmail(name + "@b\u00fccher.example"));

        assertThat(login.userId()).isEqualTo(id);
    }

    @Test
    void leaverWhenTheConnectionIsDisabledThenTheInterimAccountIsOutAsWell() {
        String id = scim.createUser(ScimSide.user(name));
        realm.login(person);
        Login interim = realm.login(person("new-" + name));
        admin.updateIdentityProvider(realm.alias(), provider -> provider.put("enabled", false));
        try {
            scim.put("/Users/" + id, ScimSide.user("new-" + name).put("active", false));

            assertThat(realm.app().isAlive(interim)).isFalse();
        } finally {
            admin.updateIdentityProvider(realm.alias(), provider -> provider.put("enabled", true));
        }
    }

    @Test
    void postWhenTheReleasedAccountHasAPasskeyThenTheNextPersonDoesNotGetIt() {
        String id = admin.createUser(
                person.email(),
                Map.of(
                        "emailVerified",
                        true,
                        "credentials",
                        List.of(Map.of(
                                "type",
                                "webauthn-passwordless",
                                "secretData",
                                "{}",
                                "credentialData",
                                "{\"aaguid\":\"00000000-0000-0000-0000-000000000000\",\"credentialId\":\"aaaa\","
                                        + "\"counter\":0,\"attestationStatementFormat\":\"none\","
                                        + "\"credentialPublicKey\":\"aaaa\",\"transports\":[]}"))));
        scim.createUser(ScimSide.user(name));
        scim.delete("/Users/" + id);

        ScimAnswer next = scim.post("/Users", ScimSide.user(name));

        assertThat(Json.list(admin.get("users/" + next.id() + "/credentials"))).isEmpty();
    }
}
