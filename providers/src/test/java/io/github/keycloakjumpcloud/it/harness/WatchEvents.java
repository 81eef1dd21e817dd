package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The admin events of the certificate watch about a realm's connections, oldest first. */
public record WatchEvents(List<JsonNode> all) {

    public static WatchEvents in(RealmAdmin realm) {
        List<JsonNode> events = new ArrayList<>(realm.adminEvents().stream()
                .filter(event -> event.path("details").has("jumpcloud_certificate"))
                .toList());
        Collections.reverse(events);
        return new WatchEvents(List.copyOf(events));
    }

    /** The aliases, one for each event. */
    public List<String> aliases() {
        return details("identity_provider");
    }

    public WatchEvents of(String alias) {
        return new WatchEvents(all.stream()
                .filter(event ->
                        event.get("details").get("identity_provider").asText().equals(alias))
                .toList());
    }

    /** The thresholds of the events that have a threshold. */
    public List<String> thresholds() {
        return details("jumpcloud_certificate_days");
    }

    /** The values of a detail, of the events that have the detail. */
    public List<String> details(String name) {
        return all.stream()
                .map(event -> event.get("details").path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }
}
