package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of a realm's connections, page by page. */
class ConnectionPagesIT {

    private static final int FEW = 30;
    private static final int MANY = 300;
    private static final int PAGE = 20;

    /** For the list, its token and the question of the test. Raise it only for what each page has to know. */
    private static final long MOST_STATEMENTS = 20;

    private static final SigningKey KEY = SigningKey.generate();

    @AutoClose("delete")
    private RealmAdmin few;

    @AutoClose("delete")
    private RealmAdmin many;

    @BeforeAll
    void createRealms() {
        few = realm(FEW);
        many = realm(MANY);
    }

    private static RealmAdmin realm(int connections) {
        return Keycloak.admin()
                .createRealm(RealmSettings.unique()
                        .with(
                                "identityProviders",
                                IntStream.range(0, connections)
                                        .mapToObj(ConnectionPagesIT::connection)
                                        .toList()));
    }

    private static Map<String, Object> connection(int number) {
        return Map.of(
                "alias",
                "customer-%03d".formatted(number),
                "displayName",
                "Company " + (MANY - number),
                "providerId",
                TestRealm.PROVIDER,
                "config",
                Map.of(
                        "idpEntityId",
                        "JumpCloud-" + number / 2,
                        "singleSignOnServiceUrl",
                        "https://jumpcloud.example.com/saml2/" + number,
                        "signingCertificate",
                        KEY.certificateBase64(),
                        "scimEnabled",
                        "true"));
    }

    @ParameterizedTest
    @CsvSource({
        "first=0&max=2, 300, customer-000 customer-001",
        "first=20&max=2, 300, customer-020 customer-021",
        "first=299&max=20, 300, customer-299",
        "first=300&max=20, 300, ''",
        "max=0, 300, ''",
        "search=MER-29&max=3, 10, customer-290 customer-291 customer-292",
        "search=company%20300, 1, customer-000",
        "search=%22customer-007%22, 1, customer-007",
        "search=customer*99, 3, customer-099 customer-199 customer-299",
        "search=nobody, 0, ''",
        "sort=-alias&max=2, 300, customer-299 customer-298",
        "sort=displayName&max=2, 300, customer-299 customer-290",
    })
    void listWhenAPageIsAskedForThenItIsThatPageAndTheHeaderHasTheNumberOnAllPages(
            String query, String total, String aliases) {
        // when
        Answer answer = list(many, "?" + query);

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Total-Count")).isEqualTo(total);
        assertThat(aliases(answer.body())).isEqualTo(aliases.isEmpty() ? List.of() : List.of(aliases.split(" ")));
    }

    @Test
    void listWhenNothingIsAskedForThenItIsAllOfThemByAlias() {
        // when
        Answer answer = list(many, "");

        // then
        assertThat(answer.header("X-Total-Count")).isEqualTo("300");
        assertThat(aliases(answer.body()))
                .isEqualTo(IntStream.range(0, MANY)
                        .mapToObj("customer-%03d"::formatted)
                        .toList());
    }

    @Test
    void listWhenItIsPagedThenEachConnectionHasTheHealthThatItHasInTheWholeList() {
        // given
        List<JsonNode> all = Json.list(list(many, "").body());

        // then
        assertThat(Json.list(list(many, "?first=100&max=20").body())).isEqualTo(all.subList(100, 120));
        assertThat(all.get(100).get("findings").asInt())
                .isEqualTo(many.get("jumpcloud/customer-100/findings").size())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first=-1", "first=one", "max=-1", "max=1.5", "max=1001", "sort=health"})
    void listWhenAParameterIsNoneThenTheProblemNamesIt(String query) {
        // when
        Answer answer = list(many, "?" + query);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("detail").asText()).startsWith(query.substring(0, query.indexOf('=')) + ": ");
    }

    @Test
    void listWhenTheRealmHasTenTimesAsManyThenAPageTakesTheSameStatements() {
        // when
        long ofFew = Statements.of(few, () -> list(few, "?first=0&max=" + PAGE));
        long ofMany = Statements.of(many, () -> list(many, "?first=0&max=" + PAGE));
        long ofAll = Statements.of(many, () -> list(many, ""));

        // then
        assertThat(ofMany).isEqualTo(ofFew).isBetween(1L, MOST_STATEMENTS);
        assertThat(ofAll).isLessThanOrEqualTo(MOST_STATEMENTS);
    }

    private static Answer list(RealmAdmin realm, String query) {
        return realm.api().exchange("GET", realm.path("jumpcloud" + query), null);
    }

    private static List<String> aliases(JsonNode connections) {
        return Json.list(connections).stream()
                .map(connection -> connection.get("alias").asText())
                .toList();
    }
}
