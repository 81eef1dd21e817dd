package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One Organization of a realm, changed as an admin changes it. */
public final class OrganizationAdmin {
    private final RealmAdmin realm;
    private final String id;

    private OrganizationAdmin(RealmAdmin realm, String id) {
        this.realm = realm;
        this.id = id;
    }

    /** Makes one with verified domains. */
    public static OrganizationAdmin create(RealmAdmin realm, String alias, String... domains) {
        return new OrganizationAdmin(realm, realm.createOrganization(alias, domains));
    }

    public String id() {
        return id;
    }

    public void link(String connection) {
        realm.linkOrganization(id, connection);
    }

    public void unlink(String connection) {
        realm.api().delete(realm.path("organizations/" + id + "/identity-providers/" + connection));
    }

    /** Gives it other domains. */
    public void describe(boolean verified, String... domains) {
        ObjectNode organization = (ObjectNode) realm.get("organizations/" + id);
        ArrayNode described = organization.putArray("domains");
        for (String domain : domains) {
            described.addObject().put("name", domain).put("verified", verified);
        }
        realm.api().put(realm.path("organizations/" + id), organization);
    }

    public void delete() {
        realm.api().delete(realm.path("organizations/" + id));
    }
}
