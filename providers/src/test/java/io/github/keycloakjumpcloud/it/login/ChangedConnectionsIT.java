package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.login.Customers.buttons;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A typed address leads where the connections say now, whoever has changed them by whatever way. */
class ChangedConnectionsIT {

    private static final String ADDRESS = "new@acme.example";

    @AutoClose
    private final Customers customers = new Customers();

    private final RealmAdmin realm = customers.own().admin();

    @BeforeEach
    void lookOnce() {
        customers.switchOrganizations(false);
        customers.redirectByEmail(customers.acme(), customers.globex());
        assertThat(led()).isEqualTo("acme");
    }

    @Test
    void addressWhenTheDomainMovesToAnotherConnectionThenItLeadsThere() {
        // when
        realm.configure("acme", Map.of("verifiedDomains", "gone.example"));
        realm.configure("globex", Map.of("verifiedDomains", "acme.example"));

        try {
            // then
            assertThat(led()).isEqualTo("globex");
        } finally {
            realm.configure("globex", Map.of("verifiedDomains", "globex.example"));
            realm.configure("acme", Map.of("verifiedDomains", "acme.example"));
        }
    }

    @Test
    void addressWhenTheConnectionIsDeletedAndImportedAgainThenItLeadsThereAgain() {
        // given
        JsonNode connection = realm.identityProvider("acme");
        ((ObjectNode) connection).remove(List.of("internalId", "firstBrokerLoginFlowAlias"));

        // when
        realm.api().delete(realm.path("identity-provider/instances/acme"));

        // then
        assertThat(led()).isEmpty();

        // when
        Answer imported = realm.api()
                .exchange(
                        "POST",
                        realm.path("partialImport"),
                        Map.of("ifResourceExists", "FAIL", "identityProviders", List.of(connection)));

        // then
        assertThat(imported.status()).as(imported.body().toString()).isEqualTo(200);
        assertThat(led()).isEqualTo("acme");
    }

    @Test
    void addressWhenTheChangeNamesAnotherTypeThenItCountsAllTheSame() {
        // when
        realm.updateIdentityProvider("acme", provider -> {
            provider.put("providerId", "saml");
            ((ObjectNode) provider.get("config")).put("verifiedDomains", "gone.example");
        });

        // then
        assertThat(led()).isEmpty();
        assertThat(realm.identityProvider("acme").get("providerId").asText()).isEqualTo("jumpcloud-saml");

        // when
        realm.configure("acme", Map.of("verifiedDomains", "acme.example"));

        // then
        assertThat(led()).isEqualTo("acme");
    }

    @Test
    void addressWhenAnOrganizationComesAndGoesThenItDecidesMeanwhile() {
        // when
        customers.switchOrganizations(true);
        OrganizationAdmin organization = OrganizationAdmin.create(realm, "Acme", "other.example");
        organization.link("acme");

        // then
        assertThat(led()).isEmpty();

        // when
        organization.delete();

        // then
        assertThat(led()).isEqualTo("acme");
    }

    @Test
    void buttonWhenTheOrganizationOfTheConnectionIsSwitchedOffThenItGoes() {
        // given
        customers.switchOrganizations(true);
        OrganizationAdmin organization = customers.organization(customers.acme());

        try {
            // when
            customers.showButton(customers.acme());

            // then
            assertThat(buttons(customers.firstPage())).contains("acme");

            // when
            organization.enable(false);

            // then
            assertThat(buttons(customers.firstPage())).doesNotContain("acme");

            // when
            organization.enable(true);

            // then
            assertThat(buttons(customers.firstPage())).contains("acme");
        } finally {
            organization.delete();
        }
    }

    @Test
    void addressWhenARefusedChangeIsRolledBackThenItLeadsWhereItDid() {
        // when
        Answer refused = realm.offerSettings("acme", Map.of("verifiedDomains", "globex.example##no domain"));

        // then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(led()).isEqualTo("acme");
    }

    @Test
    void addressWhenAnotherNodeHasChangedTheConnectionThenItLeadsWhereTheRowsSay() {
        // given: rows and mark as another node commits them
        String row = "where NAME = 'verifiedDomains' and IDENTITY_PROVIDER_ID = '"
                + realm.identityProvider("acme").get("internalId").asText() + "'";

        // when
        Statements.send(realm, "update IDENTITY_PROVIDER_CONFIG set \"VALUE\" = 'moved.example' " + row);
        Statements.send(
                realm,
                "update SERVER_CONFIG set \"VALUE\" = 'renewed elsewhere'"
                        + " where SERVER_CONFIG_KEY like 'jumpcloud-first-page.%'");

        // then
        assertThat(led()).isEmpty();

        // when
        realm.configure("acme", Map.of("verifiedDomains", "acme.example"));

        // then
        assertThat(led()).isEqualTo("acme");
    }

    private String led() {
        return customers.leadsTo(customers.type(ADDRESS));
    }
}
