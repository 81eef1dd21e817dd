package io.github.keycloakjumpcloud.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** The accounts of a realm with groups and links, and the number of sessions, at one moment. */
public record RealmState(Map<String, String> accounts, String sessions) {

    public static RealmState of(RealmAdmin realm) {
        Map<String, String> accounts = new TreeMap<>();
        for (JsonNode user : realm.get(AccountsResource.ID)) {
            accounts.put(user.get("id").asText(), user.toString());
        }
        return new RealmState(accounts, realm.get("client-session-stats").toString());
    }

    /** Fails when an account, link, group membership or session was added, removed or changed since this moment. */
    public void assertUnchanged(RealmAdmin realm) {
        assertThat(of(realm)).isEqualTo(this);
    }

    /** The jar for the server's folder {@code providers}. */
    static Path jar() {
        return ProviderJar.of(
                "accounts.jar",
                AdminRealmResourceProviderFactory.class,
                AccountsResource.Factory.class,
                List.of(AccountsResource.class));
    }
}
