package io.github.keycloakjumpcloud.it.setuplink;

import static io.github.keycloakjumpcloud.it.setuplink.LinkAdmin.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link does no more than the administrator who makes it could do, and lasts no longer than their account. */
class SetupLinkWishIT {

    @AutoClose
    private TestRealm realm;

    private Operator operator;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        operator = Operator.with(realm, "manage-identity-providers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"verifiedDomains\":[\"no domain\"]}",
                "{\"verifiedDomains\":[\"a.test##*\"]}",
                "{\"displayName\":\"a\\u0007b\"}",
                "{\"allow\":[]}",
                "{\"allow\":[\"go-live\"]}"
            })
    void makeWhenTheConnectionCouldNotBeMadeSoThenTheWishIsRefused(String wish) {
        // when
        HttpResponse<String> answer = operator.send("POST", "jumpcloud/wished/setup-links", wish);

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(new LinkAdmin(operator, "wished").list()).isEmpty();
    }

    @Test
    void makeWhenItWishesForMoreDomainsThanAConnectionHoldsThenItIsRefused() {
        // given
        List<String> domains =
                IntStream.rangeClosed(0, 1000).mapToObj(i -> "d" + i + ".test").toList();

        // when
        HttpResponse<String> answer = new LinkAdmin(operator, "wished").ask(Map.of("verifiedDomains", domains));

        // then
        assertKind(answer, 400, "too-many-values");
    }

    @Test
    void linkWhenTheAliasIsNoLetterOfTheBasicPlaneThenItOpens() {
        // given
        LinkAdmin links = new LinkAdmin(operator, "%F0%9F%98%80");

        // when
        LinkVisitor visitor = links.visitor("connection").opened();

        // then
        assertThat(visitor.page()).endsWith("/jumpcloud/%F0%9F%98%80/setup-link");
        assertThat(visitor.read("").get("exists").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "first-login-end", "refusals", "with%20space", "%7B0%7D", "%7Brealm%7D"})
    void makeWhenNoConnectionCanHaveTheAliasThenItIsRefused(String alias) {
        // when
        int made = operator.send("POST", "jumpcloud/" + alias + "/setup-links", "{}")
                .statusCode();

        // then
        assertThat(made).isIn(400, 404, 405);
    }

    @Test
    void makeWhenTheAdministratorMayNotManageTheGroupBelowWhichItWouldMirrorThenItIsRefused() {
        // given
        String root = realm.admin().groupByPath("/JumpCloud").orElseGet(() -> realm.admin()
                .createGroup(null, "JumpCloud", Map.of()));
        realm.admin().createGroup(root, "guarded", Map.of());

        // when
        HttpResponse<String> answer = operator.send("POST", "jumpcloud/guarded/setup-links", "{}");

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("you may not manage it");
    }

    @Test
    void saveWhenAnotherConnectionIsInTheWayThenTheHolderIsNotToldWhich() {
        // given
        LinkVisitor visitor =
                new LinkAdmin(operator, "below").visitor("connection").opened();
        realm.connect("secretive", Map.of("groupRoot", "/JumpCloud/below/secret"), application -> application);

        // when
        HttpResponse<String> saved = visitor.call("PUT", "", Map.of("metadata", Samples.metadata(realm, "below")));

        // then
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(400);
        assertThat(saved.body()).doesNotContain("secret", "groupRoot");
    }

    @Test
    void callWhenTheAccountOfTheMakerIsDisabledThenTheLinkIsTakenBack() {
        // given
        Samples.connect(realm, "orphan");
        Operator leaver = Operator.with(realm, "manage-identity-providers", "view-realm");
        LinkVisitor visitor =
                new LinkAdmin(leaver, "orphan").visitor("connection").opened();

        // when
        String id = realm.admin()
                .user("operator-manage-identity-providers-view-realm@example.com")
                .get("id")
                .asText();
        realm.admin().updateUser(id, account -> account.put("enabled", false));

        // then
        assertKind(visitor.call("GET", "", null), 410, "setup-link-revoked");
        assertThat(new LinkAdmin(operator, "orphan").list())
                .extracting(link -> link.get("state").asText())
                .containsExactly("revoked");
    }

    @Test
    void linksWhenTwoAreForOneConnectionToBeMadeThenBothLeadToIt() {
        // given
        LinkAdmin links = new LinkAdmin(operator, "shared");
        LinkVisitor first = links.visitor("connection").opened();
        LinkVisitor second = links.visitor("connection").opened();

        // when
        int made = first.call("PUT", "", Map.of("metadata", Samples.metadata(realm, "shared")))
                .statusCode();

        // then
        assertThat(made).isEqualTo(201);
        assertThat(second.read("").get("exists").asBoolean()).isTrue();
    }

    @Test
    void listWhenSomebodyElseHasMadeTheConnectionThenTheLinkIsStillListedAndCanBeRevoked() {
        // given
        LinkAdmin links = new LinkAdmin(operator, "overtaken");
        String id = links.make(Map.of()).get("id").asText();

        // when
        Samples.connect(realm, "overtaken");
        List<JsonNode> listed = links.list();

        // then
        assertThat(listed).extracting(link -> link.get("state").asText()).containsExactly("gone");
        assertThat(links.revoke(id)).isEqualTo(204);
    }
}
