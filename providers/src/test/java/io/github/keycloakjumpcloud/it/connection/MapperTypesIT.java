package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keycloak's own SAML mappers are there for a connection too, and work beside ours. */
class MapperTypesIT {
    private static final Person PERSON =
            SampleDirectory.ADMIN.withAttribute("costCenter", "4711").withAttribute("location", "Boulder", "Lisbon");

    @AutoClose
    private TestRealm realm;

    private MapperAdmin mappers;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().create();
        mappers = new MapperAdmin(realm.admin(), TestRealm.ALIAS);
        ObjectNode profile = (ObjectNode) realm.admin().get("users/profile");
        profile.put("unmanagedAttributePolicy", "ADMIN_EDIT");
        realm.admin().api().put(realm.admin().path("users/profile"), profile);
        realm.admin().createRealmRole("administrator");
        realm.admin().createGroup(null, "Staff", Map.of());
    }

    @Test
    void mapperTypesWhenAskedForTheConnectionThenKeycloaksSamlOnesAndOursAreOffered() {
        // when
        JsonNode types = realm.admin().get("identity-provider/instances/" + TestRealm.ALIAS + "/mapper-types");

        // then
        assertThat(types.fieldNames())
                .toIterable()
                .contains(
                        "saml-user-attribute-idp-mapper",
                        "saml-role-idp-mapper",
                        "saml-advanced-role-idp-mapper",
                        "saml-advanced-group-idp-mapper",
                        "saml-username-idp-mapper",
                        "saml-xpath-attribute-idp-mapper",
                        "hardcoded-attribute-idp-mapper",
                        "oidc-hardcoded-role-idp-mapper",
                        "oidc-hardcoded-group-idp-mapper",
                        "hardcoded-user-session-attribute-idp-mapper")
                .containsAll(MapperAdmin.OURS)
                .doesNotContain("oidc-user-attribute-idp-mapper", "oidc-role-idp-mapper");
    }

    @Test
    void mapperTypesWhenProviderIsOfAnotherTypeThenOursAreNotOffered() {
        // given
        realm.admin().createIdentityProvider("plain", "saml", Map.of("singleSignOnServiceUrl", "http://127.0.0.1/sso"));

        // when
        JsonNode types = realm.admin().get("identity-provider/instances/plain/mapper-types");

        // then
        assertThat(types.fieldNames()).toIterable().doesNotContainAnyElementsOf(MapperAdmin.OURS);
    }

    @Test
    void loginWhenKeycloaksMappersAreAddedThenTheyWorkBesideOurs() {
        // given
        mappers.add(
                "cost centre",
                "saml-user-attribute-idp-mapper",
                Map.of("attribute.name", "costCenter", "user.attribute", "costCentre"));
        mappers.add(
                "administrators",
                "saml-role-idp-mapper",
                Map.of("attribute.name", "memberOf", "attribute.value", "App Admins", "role", "administrator"));
        mappers.add(
                "offices",
                "saml-advanced-group-idp-mapper",
                Map.of(
                        "attributes",
                        "[{\"key\":\"location\",\"value\":\"Lis.*\"}]",
                        "are.attribute.values.regex",
                        "true",
                        "group",
                        "/Staff"));
        mappers.add(
                "source",
                "hardcoded-attribute-idp-mapper",
                Map.of("attribute", "cameFrom", "attribute.value", "JumpCloud"));

        // when
        Login first = realm.login(PERSON);
        Login second = realm.login(PERSON);

        // then
        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(second.realmRoles()).contains("administrator");
        assertThat(second.groups())
                .isEqualTo(first.groups())
                .containsExactly(
                        "/Departments/" + PERSON.department(),
                        "/JumpCloud/jumpcloud/App Admins",
                        "/JumpCloud/jumpcloud/App Users",
                        "/Staff");
        JsonNode attributes = realm.admin().user(PERSON.email()).get("attributes");
        assertThat(Json.texts(attributes.path("costCentre"))).containsExactly("4711");
        assertThat(Json.texts(attributes.path("cameFrom"))).containsExactly("JumpCloud");
        assertThat(Json.texts(attributes.path("jobTitle"))).containsExactly(PERSON.jobTitle());

        // when JumpCloud takes the person out of what Keycloak's mappers look at
        Login third = realm.login(PERSON.withGroups(List.of("App Users")).withAttribute("location", "Boulder"));

        // then
        assertThat(third.realmRoles()).doesNotContain("administrator");
        assertThat(third.groups())
                .containsExactly("/Departments/" + PERSON.department(), "/JumpCloud/jumpcloud/App Users");
    }

    @Test
    void loginWhenUsernameTemplateIsAddedThenItHasTheLastWordOnTheUsername() {
        // given
        String template = mappers.add(
                "username",
                "saml-username-idp-mapper",
                Map.of("template", "jc-${ATTRIBUTE.costCenter}", "target", "LOCAL"));

        // when
        realm.login(SampleDirectory.ORDINARY.withAttribute("costCenter", "0815"));
        mappers.delete(template);

        // then
        assertThat(realm.admin()
                        .user(SampleDirectory.ORDINARY.email())
                        .get("username")
                        .asText())
                .isEqualTo("jc-0815");
    }
}
