package io.github.keycloakjumpcloud.simulator.demo;

import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import java.util.List;
import java.util.Map;

/** The departments that exist before the first sign-in: an enabled and a disabled department. */
final class DemoDepartments {
    private final AdminClient admin;
    private final String groups;

    DemoDepartments(AdminClient admin, String realm) {
        this.admin = admin;
        this.groups = realm + "/groups";
    }

    void create() {
        String root =
                admin.require("POST", groups, Map.of("name", "Departments")).id();
        child(root, "Engineering", "true");
        child(root, SampleDirectory.DISABLED_DEPARTMENT, "false");
    }

    private void child(String root, String name, String enabled) {
        Map<String, Object> group = Map.of("name", name, "attributes", Map.of("enabled", List.of(enabled)));
        admin.require("POST", groups + "/" + root + "/children", group);
    }
}
