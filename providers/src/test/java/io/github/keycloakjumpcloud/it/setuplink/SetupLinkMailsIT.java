package io.github.keycloakjumpcloud.it.setuplink;

import static io.github.keycloakjumpcloud.it.setuplink.LinkAdmin.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Revoking a link does not take back its mail. */
class SetupLinkMailsIT {

    private static final int MOST = 10;

    @AutoClose
    private final Mailbox mailbox = Mailbox.open();

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().realm("smtpServer", mailbox.smtpServer()).create();

    private final Operator operator = Operator.with(realm, "manage-identity-providers");

    @Test
    void makeWhenTenWereSentAndRevokedThenNoMoreIsSentToThemOrForTheConnection() {
        // given
        LinkAdmin links = new LinkAdmin(operator, "acme");
        for (int i = 0; i < MOST; i++) {
            links.revoke(links.make(Map.of("email", "it@acme.test")).get("id").asText());
        }

        // when
        HttpResponse<String> again = links.ask(Map.of("email", "it@acme.test"));
        HttpResponse<String> toAnother = links.ask(Map.of("email", "other@acme.test"));
        HttpResponse<String> ofAnother = new LinkAdmin(operator, "other").ask(Map.of("email", "IT@acme.test"));
        HttpResponse<String> toNobody = links.ask(Map.of());
        HttpResponse<String> unconcerned = new LinkAdmin(operator, "other").ask(Map.of("email", "it@other.test"));

        // then
        assertKind(again, 409, "too-many-link-mails");
        assertKind(toAnother, 409, "too-many-link-mails");
        assertKind(ofAnother, 409, "too-many-link-mails");
        assertThat(toNobody.statusCode()).as(toNobody.body()).isEqualTo(201);
        assertThat(unconcerned.statusCode()).as(unconcerned.body()).isEqualTo(201);
        assertThat(mailbox.mails()).hasSize(MOST + 1);
    }
}
