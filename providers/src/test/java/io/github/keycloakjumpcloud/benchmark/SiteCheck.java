package io.github.keycloakjumpcloud.benchmark;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether the product takes the copied rows for what it would have written itself. */
record SiteCheck(Http http, Site site) {

    void run() {
        connections();
        departments();
    }

    private void connections() {
        int last = site.size().connections() - 1;
        require(
                "connections from the last one on",
                get("/jumpcloud?max=10&first=" + last).size(),
                1);
    }

    /** Who comes to a department that was copied joins it, and no other is made. */
    private void departments() {
        int before = get("/groups/count").get("count").asInt();
        Person person = new Person("newcomer", site.size().departments() - 1);
        String id = http.require(site.ours().create(person)).json().get("id").asText();
        require("groups", get("/groups/count").get("count").asInt(), before);
        JsonNode groups = get("/users/" + id + "/groups");
        require("departments of " + person.departmentName(), groups.size(), 1);
    }

    private JsonNode get(String path) {
        return http.require(Call.expecting(200, site.rest().endpoint().get(path)))
                .json();
    }

    private static void require(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalStateException(found + " " + what + " instead of " + expected);
        }
    }
}
