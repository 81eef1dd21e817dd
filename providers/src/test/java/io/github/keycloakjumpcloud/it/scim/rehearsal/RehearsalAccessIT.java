package io.github.keycloakjumpcloud.it.scim.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may see a rehearsal, whom they see, and who may end it: permission by permission. */
class RehearsalAccessIT {

    private static final String PATH = "jumpcloud/jumpcloud/rehearsal";

    @AutoClose
    private final RehearsedRealm rehearsal = RehearsedRealm.begin();

    private final TestRealm realm = rehearsal.realm();
    private final ScimSide scim = rehearsal.scim();

    private void refuse() {
        scim.post("/Users", ScimSide.user("x").put("userName", "far").set("emails", emails("far@elsewhere.example")));
        scim.post("/Groups", ScimSide.group("Refused", "").put("displayName", "Refused group"));
    }

    /** An account that is there, and would be SCIM's and disabled. */
    private void takeOver(String name) {
        String address = People.email(name);
        if (realm.admin().usersByEmail(address).isEmpty()) {
            rehearsal.existing(name);
        }
        String id = realm.admin().user(address).get("id").asText();
        if (scim.get("/Users/" + id).status() == 404) {
            scim.post("/Users", ScimSide.user(name));
        }
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
    }

    private static JsonNode emails(String address) {
        return Json.read("[{\"value\": \"" + address + "\", \"primary\": true}]");
    }

    @ParameterizedTest(name = "{0} and {1}: GET {2}, names people {3}, DELETE {4}")
    @CsvSource({
        "nobody,                    ,           403, false, 403",
        "view-users,                ,           403, false, 403",
        "view-realm,                ,           403, false, 403",
        "manage-realm,              ,           403, false, 403",
        "view-identity-providers,   ,           200, false, 403",
        "view-identity-providers,   view-users, 200, true,  403",
        "view-identity-providers,   manage-users, 200, true, 403",
        "manage-identity-providers, ,           200, false, 204",
        "manage-identity-providers, view-users, 200, true,  204",
    })
    void rehearsalWhenSomebodyAsksThenSeesAndEndsWhatThePermissionsSay(
            String role, String further, int read, boolean named, int delete) {
        // given
        refuse();
        takeOver("met");
        Operator operator = further == null ? Operator.with(realm, role) : Operator.with(realm, role, further);

        // when
        var answer = operator.send("GET", PATH, "");

        // then
        assertThat(answer.statusCode()).isEqualTo(read);
        if (read == 200) {
            JsonNode seen = Json.read(answer.body());
            assertThat(seen.get("refused").asInt()).isEqualTo(2);
            assertThat(answer.body()).contains("Refused group").contains("domain-not-trusted");
            assertThat(answer.body().contains("\"who\":\"far\"")).isEqualTo(named);
            assertThat(seen.at("/people/takenOver").asInt()).isEqualTo(1);
            assertThat(seen.at("/people/deactivated").asInt()).isEqualTo(1);
            for (String which : List.of("takenOver", "deactivated")) {
                assertThat(seen.path("named").path(which).toString()).isEqualTo(named ? "[\"met@example.com\"]" : "");
            }
            assertThat(answer.body()).doesNotContain("far@elsewhere.example");
        }
        assertThat(operator.send("DELETE", PATH, "").statusCode()).isEqualTo(delete);
    }
}
