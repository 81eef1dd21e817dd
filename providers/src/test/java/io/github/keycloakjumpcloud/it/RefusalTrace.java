package io.github.keycloakjumpcloud.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what a refusal leaves behind: the page for the person and the event for the admin. */
final class RefusalTrace {
    private RefusalTrace() {}

    /** The page refuses with this code, and the event with the page's reference says the same and names the check. */
    static RefusalPage assertRefused(TestRealm realm, Page page, String code, String check) {
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
        return realm.eventsOfRefusal(reference).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("No event has the reference " + reference));
    }
}
