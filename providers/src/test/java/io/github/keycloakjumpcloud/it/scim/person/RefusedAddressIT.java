package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses that Keycloak's user profile would refuse are refused by both ways in, and lead nobody to a form. */
class RefusedAddressIT {
    private static final Map<String, String> ASCII_ONLY = Map.of("host", "127.0.0.1", "from", "realm@example.com");
    private static final Map<String, String> ALL_LETTERS =
            Map.of("host", "127.0.0.1", "from", "realm@example.com", "allowutf8", "true");

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("scimBrakePercent", "0").create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;
    private String name;

    @BeforeEach
    void sendMail() {
        name = "refused-" + ++people;
        admin.update(Map.of("smtpServer", ASCII_ONLY));
    }

    static Stream<String> refused() {
        String label = IntStream.range(0, 18)
                .mapToObj(i -> Character.toString(0x4E00 + i * 2741 % 20_000))
                .collect(Collectors.joining());
        return Stream.of(
                "j\u00F6rg@example.com",
                "ada\uD83D\uDE00@example.com",
                "\uD801\uDC28da@example.com",
                "a".repeat(65) + "@example.com",
                "a".repeat(64) + "@" + String.join(".", label, label, label, label));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void waysInWhenKeycloakRefusesTheAddressThenBothDo(String address) {
        // given
        String known = scim.createUser(ScimSide.user(name));

        // when
        RefusalPage page = RefusalPage.of(realm.atJumpCloud().answer(at(address)));
        ScimAnswer created = scim.post("/Users", at(ScimSide.user("new-" + name), address));
        ScimAnswer changed = scim.put("/Users/" + known, at(ScimSide.user(name), address));
        ScimAnswer deactivated =
                scim.put("/Users/" + known, at(ScimSide.user(name), address).put("active", false));

        // then
        assertThat(page.code()).isEqualTo("JC-103");
        for (ScimAnswer answer : new ScimAnswer[] {created, changed}) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.text()).contains("invalidValue");
        }
        assertThat(deactivated.status()).as(deactivated.text()).isEqualTo(200);
        assertThat(scim.account(known).get("enabled").asBoolean()).isFalse();
        assertThat(scim.account(known).get("email").asText()).isEqualTo(name + "@example.com");
    }

    @Test
    void waysInWhenTheRealmTakesTheLettersThenBothDo() {
        // given
        admin.update(Map.of("smtpServer", ALL_LETTERS));
        String address = "j\u00F6rg-" + name + "@example.com";
        String pushed = "s\u00F6ren-" + name + "@example.com";

        // when
        String signedIn = realm.login(at(address)).email();
        ScimAnswer created = scim.post("/Users", at(ScimSide.user("new-" + name), pushed));

        // then
        assertThat(signedIn).isEqualTo(address);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    @Test
    void leaverWhenTheRealmSendsMailSinceTheyCameThenTheyAreOutAllTheSame() {
        // given
        admin.update(Map.of("smtpServer", Map.of()));
        String address = "j\u00F6rg-" + name + "@example.com";
        ObjectNode user = at(ScimSide.user(name), address);
        String id = scim.createUser(user);
        admin.update(Map.of("smtpServer", ASCII_ONLY));

        // when
        ScimAnswer changed = scim.put("/Users/" + id, user.deepCopy().put("title", "Engineer"));
        ScimAnswer out = scim.put("/Users/" + id, user.deepCopy().put("active", false));

        // then
        assertThat(changed.status()).as(changed.text()).isEqualTo(400);
        assertThat(changed.text()).contains("invalidValue");
        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
    }

    private Person at(String address) {
        return person(name).withEmail(address).withNameId(address);
    }

    private static ObjectNode at(ObjectNode user, String address) {
        ((ObjectNode) user.at("/emails/0")).put("value", address);
        return user;
    }
}
