package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalTrace;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that lives on its Organization's domains lets nobody in once the last of them has gone. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class TrustedDomainsIT {
    @AutoClose
    private TestRealm realm;

    private OrganizationAdmin organization;
    private ScimSide scim;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder().organizations().create();
        organization = OrganizationAdmin.create(realm.admin(), "acme", "example.com");
        organization.link(realm.alias());
        scim = ScimSide.of(realm);
    }

    static Stream<Named<Consumer<TrustedDomainsIT>>> ways() {
        return Stream.of(
                Named.of("the domain goes to another Organization", test -> {
                    test.organization.describe(true);
                    OrganizationAdmin.create(test.realm.admin(), "rival", "example.com");
                }),
                Named.of("the domain is verified no longer", test -> test.organization.describe(false, "example.com")),
                Named.of("the connection is unlinked", test -> test.organization.unlink(test.realm.alias())),
                Named.of("the connection is unlinked, and a script writes its config as it knows it", test -> {
                    test.organization.unlink(test.realm.alias());
                    test.realm.admin().updateIdentityProvider(test.realm.alias(), provider -> ((ObjectNode)
                                    provider.get("config"))
                            .remove("ofAnOrganization"));
                }));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void signInWhenTheLastDomainHasGoneThenNobodyComesIn(Consumer<TrustedDomainsIT> change) {
        // given
        Person regular = person("regular");
        realm.login(regular);
        String pushed = scim.createUser(ScimSide.user("pushed"));

        // when
        change.accept(this);

        // then
        Untouched before = Untouched.now(realm);
        before.assertRefused(
                realm.atJumpCloud().answer(person("stranger").withEmail("stranger@elsewhere.example")),
                "JC-104",
                "trusted-domain");
        RefusalTrace.assertRefused(realm, realm.atJumpCloud().answer(regular), "JC-104", "trusted-domain");
        assertScimRefuses(scim.post("/Users", ScimSide.user("newcomer")));
        assertScimRefuses(scim.patch(
                "/Users/" + pushed,
                ScimSide.operation(
                        "replace", "emails[type eq \"work\"].value", TextNode.valueOf("other@example.net"))));
        assertThat(scim.get("/Users/" + pushed).status()).isEqualTo(200);
        ScimAnswer out = scim.patch("/Users/" + pushed, ScimSide.operation("replace", "active", BooleanNode.FALSE));
        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(realm.admin().user("pushed@example.com").get("enabled").asBoolean())
                .isFalse();
        assertThat(findings()).contains("error no-domain-trusted").doesNotContain("anyone-may-join");
    }

    @Test
    void signInWhenAnImportHasOverwrittenTheConnectionThenNobodyComesIn() {
        // when
        overwrite();

        // then
        assertThat(realm.admin()
                        .identityProvider(realm.alias())
                        .path("organizationId")
                        .asText(""))
                .isEmpty();
        Untouched before = Untouched.now(realm);
        before.assertRefused(realm.atJumpCloud().answer(person("stranger")), "JC-104", "trusted-domain");
    }

    @Test
    void signInWhenTheOrganizationIsDeletedThenNobodyComesIn() {
        // when
        organization.delete();

        // then
        Untouched before = Untouched.now(realm);
        before.assertRefused(realm.atJumpCloud().answer(person("stranger")), "JC-104", "trusted-domain");
        assertScimRefuses(scim.post("/Users", ScimSide.user("newcomer")));
    }

    @Test
    void signInWhenSomebodyChoseEveryDomainThenItIsLetInAndOnlyTheOrganizationsIsVerified() {
        // given
        realm.configure(Map.of("verifiedDomains", "*"));

        // when
        Login own = realm.login(person("own"));
        realm.login(person("guest").withEmail("guest@elsewhere.example"));

        // then
        assertThat(own.email()).isEqualTo("own@example.com");
        assertThat(isVerified("own@example.com")).isTrue();
        assertThat(isVerified("guest@elsewhere.example")).isFalse();

        // when
        organization.unlink(realm.alias());
        realm.login(person("other").withEmail("other@elsewhere.example"));

        // then
        assertThat(isVerified("other@elsewhere.example")).isFalse();
        assertThat(findings()).contains("warning anyone-may-join");
    }

    @Test
    void signInWhenTheConnectionHasDomainsOfItsOwnThenTheyStay() {
        // given
        realm.configure(Map.of("verifiedDomains", "example.net"));
        organization.unlink(realm.alias());

        // when
        realm.login(person("own").withEmail("own@example.net"));

        // then
        assertThat(isVerified("own@example.net")).isTrue();
        RefusalTrace.assertRefused(realm, realm.atJumpCloud().answer(person("stranger")), "JC-104", "trusted-domain");
    }

    @Test
    void signInWhenADomainOfTheOrganizationHasAWildcardThenItsSubdomainsComeIn() {
        // given
        organization.describe(true, "*.example.com");

        // when
        realm.login(person("sub").withEmail("sub@mail.example.com"));
        ObjectNode pushed = ScimSide.user("pushed").put("userName", "pushed@a.b.example.com");
        ((ObjectNode) pushed.at("/emails/0")).put("value", "pushed@a.b.example.com");

        // then
        assertThat(scim.post("/Users", pushed).status()).isEqualTo(201);
        assertThat(isVerified("pushed@a.b.example.com")).isTrue();
        assertThat(Json.list(realm.admin().get("jumpcloud"))).hasSize(1);
        assertThat(findings()).doesNotContain("no-domain-trusted");
        assertThat(isVerified("sub@mail.example.com")).isTrue();
        RefusalTrace.assertRefused(
                realm,
                realm.atJumpCloud().answer(person("stranger").withEmail("stranger@badexample.com")),
                "JC-104",
                "trusted-domain");
    }

    @Test
    void findingsWhenADomainOfTheOrganizationIsNoneThenTellOfItAndTheOthersCount() {
        // given
        organization.describe(true, "exa!mple.org", "example.com");

        // when
        realm.login(person("beside"));

        // then
        assertThat(findings()).contains("domain-unreadable").doesNotContain("no-domain-trusted");
    }

    /** Keycloak removes the connection and makes it anew, without its Organization, its links or its tokens. */
    private void overwrite() {
        ObjectNode provider = (ObjectNode) realm.admin().identityProvider(realm.alias());
        provider.remove("internalId");
        provider.remove("organizationId");
        ((ObjectNode) provider.get("config")).remove("ofAnOrganization");
        realm.admin()
                .api()
                .post(
                        realm.admin().path("partialImport"),
                        Map.of("ifResourceExists", "OVERWRITE", "identityProviders", List.of(provider)));
    }

    private boolean isVerified(String email) {
        return realm.admin().user(email).get("emailVerified").asBoolean();
    }

    private static void assertScimRefuses(ScimAnswer answer) {
        assertThat(answer.status() + " " + answer.scimType()).as(answer.text()).isEqualTo("400 invalidValue");
        assertThat(answer.detail()).contains("not trusted");
    }

    private String findings() {
        StringBuilder found = new StringBuilder();
        for (JsonNode finding : realm.admin().get("jumpcloud/" + realm.alias() + "/findings")) {
            found.append(finding.get("severity").asText())
                    .append(' ')
                    .append(finding.get("kind").asText())
                    .append('\n');
        }
        return found.toString();
    }
}
