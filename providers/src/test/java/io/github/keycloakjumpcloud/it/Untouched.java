package io.github.keycloakjumpcloud.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A realm as it was before a sign-in that is to be refused: accounts, their groups and links, and sessions. */
final class Untouched {
    private final TestRealm realm;
    private final Map<String, List<String>> before;

    private Untouched(TestRealm realm) {
        this.realm = realm;
        this.before = state();
    }

    static Untouched now(TestRealm realm) {
        return new Untouched(realm);
    }

    /** The page refuses, the event agrees, and nothing has come into being or changed. */
    RefusalPage assertRefused(Page page, String code, String check) {
        RefusalPage refusal = RefusalTrace.assertRefused(realm, page, code, check);
        assertUnchanged();
        return refusal;
    }

    void assertUnchanged() {
        assertThat(state()).isEqualTo(before);
    }

    private Map<String, List<String>> state() {
        RealmAdmin admin = realm.admin();
        Map<String, List<String>> state = new TreeMap<>();
        for (JsonNode user : Json.list(admin.get("users?max=1000&briefRepresentation=false"))) {
            String id = user.get("id").asText();
            state.put(
                    id,
                    List.of(
                            user.toString(),
                            admin.groupsOf(id).toString(),
                            admin.federatedIdentitiesOf(id).toString()));
        }
        state.put("sessions", List.of(admin.get("client-session-stats").toString()));
        return state;
    }
}
