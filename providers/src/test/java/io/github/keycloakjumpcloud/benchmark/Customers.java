package io.github.keycloakjumpcloud.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * Further connections of a realm, each with alias, entity ID, domain, certificate and SCIM token of its own. The first is made
 * over the admin API; the others are copies of its rows in the database.
 */
final class Customers {

    private static final SigningKey KEY = SigningKey.generate();

    private final int count;
    private final String realm;
    private final AdminClient admin;
    private String first;
    private int rowsOfOne;

    Customers(int count, String realm, AdminClient admin) {
        this.count = count;
        this.realm = realm;
        this.admin = admin;
    }

    static String name(int number) {
        return String.format("customer-%05d", number);
    }

    static String domain(int number) {
        return name(number) + ".example";
    }

    /** Where JumpCloud answers for a connection; nobody listens there. */
    static String signOnUrl(int number) {
        return "http://127.0.0.1/saml2/" + name(number);
    }

    /** JumpCloud's side of a connection. */
    static SsoApplication application(int number, String realmUrl) {
        String name = name(number);
        return SsoApplication.of(name, name, realmUrl, realmUrl + "/broker/" + name + "/endpoint", KEY)
                .withIssuer(name);
    }

    /** Somebody of a customer. */
    static Person person(int number) {
        String address = "somebody@" + domain(number);
        return Person.named(address, address, "Ada", "Family");
    }

    void createFirst() {
        if (count == 0) {
            return;
        }
        String name = name(0);
        SsoApplication application = application(0, "http://keycloak");
        admin.require(
                "POST",
                realm + "/identity-provider/instances",
                Map.of(
                        "alias",
                        name,
                        "displayName",
                        name,
                        "providerId",
                        "jumpcloud-saml",
                        "enabled",
                        true,
                        // The setup page hides connections so, where there are many.
                        "hideOnLogin",
                        true,
                        "config",
                        Map.of(
                                "metadataFile",
                                application.metadata(signOnUrl(0)).xml(),
                                "verifiedDomains",
                                domain(0),
                                "redirectByEmail",
                                "true",
                                "scimEnabled",
                                "true")));
        admin.require("POST", realm + "/jumpcloud/" + name + "/scim-tokens", Map.of("name", name));
        first = admin.require("GET", realm + "/identity-provider/instances/" + name, null)
                .body()
                .get("internalId")
                .asText();
    }

    /** How many rows a connection has in the database. */
    int rowsOfOne() {
        return rowsOfOne;
    }

    void copy(Connection connection) throws SQLException {
        if (count == 0) {
            return;
        }
        copy(connection, OwnedRows.of(connection, "IDENTITY_PROVIDER", "INTERNAL_ID = ?", first));
        copy(connection, OwnedRows.of(connection, "IDENTITY_PROVIDER_CONFIG", "IDENTITY_PROVIDER_ID = ?", first));
        copy(
                connection,
                OwnedRows.of(
                        connection,
                        "IDENTITY_PROVIDER_MAPPER",
                        "IDP_ALIAS = (select PROVIDER_ALIAS from IDENTITY_PROVIDER where INTERNAL_ID = ?)",
                        first),
                "IDP_MAPPER_CONFIG",
                "IDP_MAPPER_ID = ?");
        copy(
                connection,
                OwnedRows.of(connection, "COMPONENT", "PARENT_ID = ?", first),
                "COMPONENT_CONFIG",
                "COMPONENT_ID = ?");
        copy(connection, OwnedRows.of(connection, "SERVER_CONFIG", "SERVER_CONFIG_KEY like concat('%.', ?)", first));
    }

    /** Copies rows, and what belongs to each of them. */
    private void copy(Connection connection, OwnedRows rows, String partTable, String partCondition)
            throws SQLException {
        copy(connection, rows);
        for (String id : rows.ids()) {
            OwnedRows parts = OwnedRows.of(connection, partTable, partCondition, id);
            rowsOfOne += parts.rows().size();
            try (OwnedRows.Copies copies = parts.copies(connection)) {
                for (int number = 1; number < count; number++) {
                    copies.add(owner(number, "").of(id));
                }
            }
        }
    }

    private void copy(Connection connection, OwnedRows rows) throws SQLException {
        rowsOfOne += rows.rows().size();
        boolean withCertificate = rows.table().equals("IDENTITY_PROVIDER_CONFIG");
        try (OwnedRows.Copies copies = rows.copies(connection)) {
            for (int number = 1; number < count; number++) {
                copies.add(owner(number, withCertificate ? certificate() : ""));
            }
        }
    }

    /** @param certificate instead of the first's; empty where there is none among the texts */
    private OwnedRows.Owner owner(int number, String certificate) {
        String name = name(number);
        String id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
        return new OwnedRows.Owner(id, name, text -> text.replace(first, id)
                .replace(name(0), name)
                .replace(KEY.certificateBase64(), certificate));
    }

    /** One of its own, so that none is read once for all. */
    private static String certificate() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return KEY.reissued(now, now.plus(5 * 365, ChronoUnit.DAYS)).certificateBase64();
    }
}
