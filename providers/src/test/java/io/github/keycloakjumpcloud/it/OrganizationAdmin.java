package io.github.keycloakjumpcloud.it;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One Organization of a realm, changed as an admin changes it. */
final class OrganizationAdmin {
    private final RealmAdmin realm;
    private final String id;

    private OrganizationAdmin(RealmAdmin realm, String id) {
        this.realm = realm;
        this.id = id;
    }

    /** Makes one with verified domains. */
    static OrganizationAdmin create(RealmAdmin realm, String alias, String... domains) {
        return new OrganizationAdmin(realm, realm.createOrganization(alias, domains));
    }

    String id() {
        return id;
    }

    void link(String connection) {
        realm.linkOrganization(id, connection);
    }

    void unlink(String connection) {
        realm.api().delete(realm.path("organizations/" + id + "/identity-providers/" + connection));
    }

    /** Gives it other domains. */
    void describe(boolean verified, String... domains) {
        ObjectNode organization = (ObjectNode) realm.get("organizations/" + id);
        ArrayNode described = organization.putArray("domains");
        for (String domain : domains) {
            described.addObject().put("name", domain).put("verified", verified);
        }
        realm.api().put(realm.path("organizations/" + id), organization);
    }

    void delete() {
        realm.api().delete(realm.path("organizations/" + id));
    }
}
