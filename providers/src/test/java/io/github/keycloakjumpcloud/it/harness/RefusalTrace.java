package io.github.keycloakjumpcloud.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Compares the page for the person and the event for the admin, which every refusal leaves. */
public final class RefusalTrace {
    private RefusalTrace() {}

    /**
     * Fails unless the page has the code, and the event with the page's reference has the same code and names the
     * check.
     */
    public static RefusalPage assertRefused(TestRealm realm, Page page, String code, String check) {
        RefusalPage refusal = RefusalPage.of(page);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(code.startsWith("JC-3") ? 400 : 403);
        assertThat(refusal.reference()).isNotBlank();
        assertThat(refusal.text()).contains(refusal.reference());
        JsonNode event = event(realm.admin(), refusal.reference());
        assertThat(event.get("type").asText()).endsWith("_ERROR");
        assertThat(event.get("details").path("identity_provider").asText()).isEqualTo(realm.alias());
        assertThat(event.get("details").path("jumpcloud_code").asText()).isEqualTo(code);
        assertThat(event.get("details").path("jumpcloud_check").asText()).isEqualTo(check);
        return refusal;
    }

    private static JsonNode event(RealmAdmin realm, String reference) {
        List<JsonNode> events = realm.eventsOfRefusal(reference);
        assertThat(events).as("events with the reference %s", reference).hasSize(1);
        assertThat(events.get(0).path("details").toString()).doesNotContain("@");
        return events.get(0);
    }
}
