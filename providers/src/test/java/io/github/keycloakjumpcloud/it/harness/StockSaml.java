package io.github.keycloakjumpcloud.it.harness;

import java.util.List;
import java.util.Map;

/**
 * What an administrator would use without this extension: Keycloak's own SAML provider, with the mappers of Keycloak that come
 * nearest to a connection's, each with Sync mode Force. It has no gate, and its groups are there beforehand.
 */
public final class StockSaml {

    private static final String ALIAS = "stock";

    private final RealmAdmin realm;
    private final MapperAdmin mappers;

    private StockSaml(TestRealm stock) {
        this.realm = stock.admin();
        this.mappers = new MapperAdmin(realm, stock.alias());
    }

    /**
     * Adds it beside the connection of a realm, and returns the realm as seen from it.
     *
     * @param groups of JumpCloud, each mapped to a group of its name
     * @param department mapped to a group as well, and stored as an attribute
     */
    public static TestRealm connect(TestRealm beside, List<String> groups, String department) {
        TestRealm stock = beside.connectPlainSaml(ALIAS);
        stock.changeApplication(present -> present.withGroupAttributeName("memberOf"));
        StockSaml provider = new StockSaml(stock);
        provider.mappers.addNames();
        provider.attribute("jobTitle");
        provider.attribute("department");
        groups.forEach(name -> provider.group("memberOf", name));
        provider.group("department", department);
        return stock;
    }

    private void attribute(String name) {
        mappers.add(
                "of " + name,
                "saml-user-attribute-idp-mapper",
                Map.of("attribute.name", name, "user.attribute", name, "syncMode", "FORCE"));
    }

    private void group(String received, String name) {
        realm.api().post(realm.path("groups"), Map.of("name", name));
        mappers.add(
                "to " + name,
                "saml-advanced-group-idp-mapper",
                Map.of(
                        "attributes",
                        Json.write(List.of(Map.of("key", received, "value", name))),
                        "group",
                        "/" + name,
                        "syncMode",
                        "FORCE"));
    }
}
