package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.FailingMapper;
import io.github.keycloakjumpcloud.it.harness.FailingMapper.Moment;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever fails in a login, and wherever it comes to its end: one page with a code, one event with that code and without the
 * person's address, and nothing written.
 */
class OneAnswerIT {
    private static final String LINK = "#linkAccount";

    @AutoClose
    private TestRealm realm;

    private TestRealm other;
    private TestRealm partner;
    private RealmAdmin admin;
    private MapperAdmin mappers;
    private int people;
    private String name;
    private Person person;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create();
        other = realm.connect("other", Map.of("verifiedDomains", "other.example"), app -> app);
        partner = realm.connectPlainSaml("partner");
        admin = realm.admin();
        mappers = new MapperAdmin(admin, realm.alias());
    }

    @BeforeEach
    void namePerson() {
        name = "answer-" + ++people;
        person = person(name);
    }

    @ParameterizedTest
    @EnumSource
    void firstSignInWhenSomebodyElsesMapperFailsThenItIsRefusedOnceAndCanBeRepeated(Moment moment) {
        if (moment == Moment.UPDATE) {
            // Of somebody who has an account.
            admin.createUser(person.email(), Map.of("emailVerified", true));
        }

        assertRefusedWhileFailing(moment, () -> realm.atJumpCloud().answer(person));

        assertThat(admin.usersByEmail(person.email())).allSatisfy(account -> assertThat(
                        admin.federatedIdentitiesOf(account.get("id").asText()))
                .isEmpty());
        assertThat(realm.login(person).email()).isEqualTo(person.email());
        assertThat(admin.usersByEmail(person.email())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"PREPROCESS", "UPDATE"})
    void laterSignInWhenSomebodyElsesMapperFailsThenItIsRefusedOnceAndNothingIsWritten(Moment moment) {
        String id = realm.login(person).userId();
        JsonNode before = admin.get("users/" + id);

        assertRefusedWhileFailing(moment, () -> realm.atJumpCloud().answer(person.withName("Another", "Name")));

        assertThat(admin.get("users/" + id)).isEqualTo(before);
    }

    @Test
    void linkingWhenSomebodyElsesMapperFailsThenItIsRefusedOnceAndNothingIsLinked() {
        String email = "own-" + name + "@elsewhere.example";
        String own = admin.createUser(email, registered());
        SignIn signIn = realm.newPerson().askForLink(email);

        assertRefusedWhileFailing(Moment.UPDATE, () -> signIn.answer(person));

        assertThat(admin.federatedIdentitiesOf(own)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "partner"})
    void proofWhenItIsTheSignInOfAnotherAccountThenItIsRefusedOnceAndNothingIsLinked(String alias) {
        // given
        TestRealm provider = alias.equals("other") ? other : partner;
        Person insider = person("w-" + name).withEmail("w-" + name + "@other.example");
        String w = admin.createUser(insider.email(), Map.of("emailVerified", true));
        admin.linkIdentity(w, alias, insider.email());
        SignIn signIn = atTheProof(provider);
        admin.clearEvents();

        // when
        Page page = new SignIn(provider, signIn.browser()).answer(insider);

        // then
        assertRefused("JC-204", page);
        assertThat(admin.federatedIdentitiesOf(w)).hasSize(1);
        assertThat(admin.sessionsOf(w)).isEmpty();
    }

    /** Asked to prove an account that was met by its user name, and on the way to another provider instead. */
    private SignIn atTheProof(TestRealm provider) {
        Map<String, Object> fields = registered();
        fields.put("username", person.email());
        admin.createUser("v-" + name + "@elsewhere.example", fields);
        SignIn signIn = realm.atJumpCloud();
        signIn.browser().stopAt(provider.signOnUrl());
        signIn.answer(person);
        Page proof = signIn.browser().form("form").press(LINK);
        String query = URI.create(proof.document().select("form").first().attr("abs:action"))
                .getRawQuery();
        signIn.browser().open(realm.entityId() + "/broker/" + provider.alias() + "/login?" + query);
        return signIn;
    }

    private static Map<String, Object> registered() {
        Map<String, Object> fields = new HashMap<>(People.withPassword());
        fields.put("emailVerified", true);
        return fields;
    }

    private void assertRefusedWhileFailing(Moment moment, Supplier<Page> login) {
        String failing = mappers.add("failing", FailingMapper.ID, FailingMapper.at(moment));
        int before = Keycloak.server().log().length();
        admin.clearEvents();
        Page page;
        try {
            page = login.get();
        } finally {
            mappers.delete(failing);
        }
        assertThat(page.status()).isEqualTo(500);
        assertRefused("JC-208", page);
        String frame = "\tat " + FailingMapper.class.getName() + ".fail(";
        String log = Keycloak.server().log().substring(before);
        assertThat(log.split(Pattern.quote(frame), -1)).as(log).hasSize(2);
    }

    private void assertRefused(String code, Page page) {
        RefusalPage refusal = RefusalPage.of(page);
        assertThat(refusal.code()).isEqualTo(code);
        List<JsonNode> failures = admin.failures();
        assertThat(failures).hasSize(1).isEqualTo(admin.eventsOfRefusal(refusal.reference()));
        assertThat(failures.get(0).path("details").toString()).doesNotContain("@");
        assertThat(admin.events("FEDERATED_IDENTITY_LINK")).isEmpty();
        assertThat(admin.events("LOGIN")).isEmpty();
    }
}
