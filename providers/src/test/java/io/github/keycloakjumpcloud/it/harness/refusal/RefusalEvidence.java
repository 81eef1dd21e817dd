package io.github.keycloakjumpcloud.it.harness.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.fact.FactSlot;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A refusal as the person sees it, and as the admin finds it by its reference: the event, and what the admin API tells. */
public record RefusalEvidence(RefusalPage page, JsonNode event, JsonNode told) {

    /** Reads page and event; an error when the page is no refusal or no event has its reference. */
    public static RefusalEvidence of(RealmAdmin realm, Page page) {
        RefusalPage refusal = RefusalPage.of(page);
        List<JsonNode> events = realm.eventsOfRefusal(refusal.reference());
        assertThat(events)
                .as("events with the reference %s", refusal.reference())
                .hasSize(1);
        JsonNode told = realm.get("jumpcloud/refusals/" + refusal.reference());
        return new RefusalEvidence(refusal, events.get(0), told);
    }

    /** What was found, for the admin. */
    public String fact() {
        return event.path("details").path("jumpcloud_fact").asText();
    }

    /** Page, event and admin API tell of this refusal, and none gives a person's e-mail address away. */
    public RefusalEvidence assertTellsOf(RefusalReason refusal) {
        assertThat(page.code()).as(fact()).isEqualTo(refusal.code());
        assertThat(page.status()).isEqualTo(refusal.httpStatus());
        assertThat(page.reference()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(page.text()).contains(page.reference(), refusal.code());
        JsonNode details = event.path("details");
        assertThat(event.path("type").asText()).endsWith("_ERROR");
        assertThat(details.path("jumpcloud_code").asText()).isEqualTo(refusal.code());
        assertThat(details.path("identity_provider").asText()).isEqualTo(TestRealm.ALIAS);
        assertThat(details.path("jumpcloud_check").asText()).isEqualTo(refusal.check());
        assertThat(fact()).isNotBlank();
        assertThat(details.toString()).doesNotContain("@");
        assertThat(page.text()).doesNotContain("@example");
        assertThat(told.get("reference").asText()).isEqualTo(page.reference());
        assertThat(told.get("code").asText()).isEqualTo(refusal.code());
        assertThat(told.get("check").asText()).isEqualTo(refusal.check());
        assertThat(told.get("fact").asText()).isEqualTo(fact());
        assertThat(told.get("connection").asText()).isEqualTo(TestRealm.ALIAS);
        assertToldAsData(refusal);
        assertThat(told.path("userId").asText()).isEqualTo(event.path("userId").asText());
        assertThat(told.path("clientId").asText())
                .isEqualTo(event.path("clientId").asText());
        return this;
    }

    private void assertToldAsData(RefusalReason refusal) {
        RefusalFact kind = RefusalFact.ofSlug(told.get("kind").asText()).orElseThrow();
        Remedy remedy = Refusal.remedy(refusal, kind);
        Set<String> names = kind.slots().stream().map(FactSlot::name).collect(Collectors.toSet());
        assertThat(told.get("arguments").properties())
                .allSatisfy(argument -> assertThat(names).contains(argument.getKey()));
        assertThat(told.get("jumpcloudField").asText())
                .isEqualTo(Wording.english().field(remedy));
        assertThat(told.get("remedy").asText()).isEqualTo(Wording.english().sentence(remedy));
        assertThat(told.get("place").asText()).isEqualTo(Slug.of(remedy.place()));
    }
}
