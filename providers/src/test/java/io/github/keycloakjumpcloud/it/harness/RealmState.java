package io.github.keycloakjumpcloud.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The accounts of a realm with their groups and links, and how many sessions there are, at one moment. */
public record RealmState(Map<String, List<String>> accounts, String sessions) {

    public static RealmState of(RealmAdmin realm) {
        Map<String, List<String>> accounts = new TreeMap<>();
        for (JsonNode user : realm.get("users?max=1000&briefRepresentation=false")) {
            String id = user.get("id").asText();
            accounts.put(
                    id,
                    List.of(
                            user.toString(),
                            realm.groupsOf(id).toString(),
                            realm.federatedIdentitiesOf(id).toString()));
        }
        return new RealmState(accounts, realm.get("client-session-stats").toString());
    }

    /** No account, link, group membership or session came, went or changed since. */
    public void assertUnchanged(RealmAdmin realm) {
        assertThat(of(realm)).isEqualTo(this);
    }
}
