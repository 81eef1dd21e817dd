package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Http;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Access is asked for on one node, and given on the other. */
@InCluster
class AccessRequestOnTwoNodesIT {

    private static final String ASK = "#jumpcloud-ask-for-access";

    private final Cluster cluster = Cluster.shared();

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @Test
    void requestWhenTheOtherNodeGivesAccessThenThePageGoesOnAndNoSecondMailIsSent() {
        try (Mailbox mailbox = Mailbox.open();
                TestRealm realm = TestRealm.builder()
                        .setting("provisioningMode", "scim-only")
                        .setting("contactEmail", "it@acme.example")
                        .realm("smtpServer", mailbox.smtpServer())
                        .create(cluster.address(), cluster.admin())) {
            // given
            ScimSide scim = ScimSide.of(realm);
            cluster.useOnly(cluster.a());
            SignIn signIn = realm.atJumpCloud();
            String reference = RefusalPage.of(signIn.answer(person("joins"))).reference();
            signIn.browser().form(ASK).submit();
            URI state = URI.create(realm.entityId() + "/jumpcloud/" + realm.alias() + "/access-request/" + reference);
            assertThat(state(state)).isEqualTo("waiting");

            // when: on the other node
            cluster.useOnly(cluster.b());
            SignIn second = realm.atJumpCloud();
            second.answer(person("joins"));
            assertThat(second.browser().form(ASK).submit().text()).contains("already");
            scim.createUser(ScimSide.user("joins"));

            // then
            assertThat(state(state)).isEqualTo("open");
            cluster.useOnly(cluster.a());
            assertThat(state(state)).isEqualTo("open");
            assertThat(mailbox.mails()).hasSize(1);
        }
    }

    private static String state(URI address) {
        return Json.read(Http.get(address).body()).get("state").asText();
    }
}
