package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An Organization of a realm, changed over the admin REST API. */
public final class OrganizationAdmin {
    private final RealmAdmin realm;
    private final String id;

    private OrganizationAdmin(RealmAdmin realm, String id) {
        this.realm = realm;
        this.id = id;
    }

    /** The one of that name, which is there already. */
    public static OrganizationAdmin named(RealmAdmin realm, String name) {
        return new OrganizationAdmin(
                realm,
                realm.get("organizations?exact=true&search=" + AdminApi.encode(name))
                        .get(0)
                        .get("id")
                        .asText());
    }

    /** Creates an Organization with verified domains. */
    public static OrganizationAdmin create(RealmAdmin realm, String alias, String... domains) {
        List<Map<String, Object>> verified = Arrays.stream(domains)
                .map(domain -> Map.<String, Object>of("name", domain, "verified", true))
                .toList();
        Map<String, Object> organization = Map.of("name", alias, "alias", alias, "domains", verified);
        return new OrganizationAdmin(
                realm,
                realm.api().post(realm.path("organizations"), organization).id());
    }

    public String id() {
        return id;
    }

    public void link(String connection) {
        realm.api().post(path("/identity-providers"), connection);
    }

    public void unlink(String connection) {
        realm.api().delete(path("/identity-providers/" + connection));
    }

    /** Replaces the domains of the Organization. */
    public void describe(boolean verified, String... domains) {
        ObjectNode organization = representation();
        ArrayNode described = organization.putArray("domains");
        for (String domain : domains) {
            described.addObject().put("name", domain).put("verified", verified);
        }
        realm.api().put(path(""), organization);
    }

    public void enable(boolean enabled) {
        realm.api().put(path(""), representation().put("enabled", enabled));
    }

    /** The members' user ids. */
    public List<String> members() {
        return Json.list(realm.api().get(path("/members?max=10000"))).stream()
                .map(member -> member.get("id").asText())
                .toList();
    }

    /** Makes a user a member as an administrator does, who may leave the connection and stays. */
    public void invite(String userId) {
        realm.api().post(path("/members"), TextNode.valueOf(userId));
    }

    public void delete() {
        realm.api().delete(path(""));
    }

    private ObjectNode representation() {
        return (ObjectNode) realm.api().get(path(""));
    }

    private String path(String below) {
        return realm.path("organizations/" + id + below);
    }
}
