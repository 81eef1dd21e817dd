package io.github.keycloakjumpcloud.it.scim.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** JumpCloud goes on with an id that a rehearsal has promised, without another look-up. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class PromisedIdIT {

    @AutoClose
    private TestRealm realm;

    private ScimSide scim;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder().setting("scimMode", "rehearse").create();
        scim = ScimSide.of(realm);
    }

    @Test
    void putWhenItIsOfAPromisedIdThenThePersonIsMadeUnderIt() {
        // given
        String promised = scim.createUser(ScimSide.user("ann"));
        realm.configure(Map.of("scimMode", "live"));

        // when
        ScimAnswer put = scim.put("/Users/" + promised, ScimSide.user("ann").put("id", promised));

        // then
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.body().get("id").asText()).isEqualTo(promised);
        assertThat(scim.account(promised).get("email").asText()).isEqualTo("ann@example.com");
        assertThat(scim.put("/Users/" + promised, ScimSide.user("ann").put("title", "Engineer"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void putWhenItIsOfAPromisedIdAndAnotherPersonThenNobodyIsMade() {
        // given
        String promised = scim.createUser(ScimSide.user("ann"));
        realm.configure(Map.of("scimMode", "live"));
        long before = realm.admin().userCount();

        // then
        assertThat(scim.put("/Users/" + promised, ScimSide.user("bob")).status())
                .isEqualTo(404);
        assertThat(scim.put("/Users/" + promised, ScimSide.user("ann").put("active", false))
                        .status())
                .isEqualTo(404);
        assertThat(realm.admin().userCount()).isEqualTo(before);
        assertThat(scim.createUser(ScimSide.user("ann"))).isEqualTo(promised);
    }
}
