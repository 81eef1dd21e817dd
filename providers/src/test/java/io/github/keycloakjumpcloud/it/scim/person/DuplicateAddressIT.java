package io.github.keycloakjumpcloud.it.scim.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an e-mail address means to SCIM in a realm in which several accounts may have it. */
class DuplicateAddressIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .realm("loginWithEmailAllowed", false)
            .realm("duplicateEmailsAllowed", true)
            .setting("verifiedDomains", "example.com")
            .create();

    private final ScimSide scim = ScimSide.of(realm);

    @Test
    void emailWhenSeveralAccountsHaveItThenTheOwnedOneIsFound() {
        // given
        String owned = scim.createUser(ScimSide.user("same"));
        createAccounts("same@example.com", "a-namesake", "b-namesake", "c-namesake", "z-namesake");

        // when
        List<String> found = ScimSide.ids(scim.find("Users", "emails.value eq \"same@example.com\""));

        // then
        assertThat(found).containsExactly(owned);
    }

    @Test
    void createWhenTheRealmAllowsDuplicateAddressesThenOnlyASingleAccountIsAdopted() {
        // given
        String single = realm.admin().createUser("single@example.com", Map.of("username", "single"));
        createAccounts("twin@example.com", "twin-a", "twin-b");

        // when
        ScimAnswer adopted = scim.post("/Users", ScimSide.user("single"));
        RealmState before = RealmState.of(realm.admin());
        ScimAnswer refused = scim.post("/Users", ScimSide.user("twin"));

        // then
        assertThat(adopted.status()).as(adopted.text()).isEqualTo(201);
        assertThat(adopted.id()).isEqualTo(single);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.scimType()).isEqualTo("uniqueness");
        before.assertUnchanged(realm.admin());
    }

    private void createAccounts(String address, String... names) {
        for (String name : names) {
            realm.admin().createUser(address, Map.of("username", name));
        }
    }
}
