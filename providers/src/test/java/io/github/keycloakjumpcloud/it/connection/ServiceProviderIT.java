package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an admin enters in JumpCloud, before anybody can sign in. */
class ServiceProviderIT {

    private static final String DISABLED = TestRealm.ALIAS;
    private static final String OF_ANOTHER_TYPE = "plain";

    @AutoClose
    private TestRealm realm;

    private Operator operator;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        realm.admin().updateIdentityProvider(DISABLED, connection -> connection.put("enabled", false));
        realm.connectPlainSaml(OF_ANOTHER_TYPE);
        operator = Operator.with(realm, "view-identity-providers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"later", DISABLED})
    void valuesWhenNobodyCanSignInByTheConnectionYetThenTheyAreShown(String alias) {
        // when
        JsonNode values =
                Json.read(read("jumpcloud/" + alias + "/service-provider").body());

        // then
        assertThat(values.get("acsUrl").asText()).isEqualTo(acsUrl(alias));
        assertThat(values.get("loginUrl").asText()).isEqualTo(realm.entityId() + "/jumpcloud/" + alias + "/login");
        assertThat(values.get("certificateUrl").asText())
                .isEqualTo(realm.entityId() + "/jumpcloud/" + alias + "/sp-certificate.pem");
        assertThat(values.get("metadataUrl").asText()).endsWith("/broker/" + alias + "/endpoint/descriptor");
        assertThat(values.get("entityId").asText()).isEqualTo(realm.entityId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"later", DISABLED})
    void metadataWhenNobodyCanSignInByTheConnectionYetThenItHoldsTheSameValues(String alias) {
        // when
        HttpResponse<String> metadata = read("jumpcloud/" + alias + "/service-provider/metadata");

        // then
        assertThat(metadata.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/samlmetadata+xml");
        assertThat(metadata.body())
                .contains("entityID=\"" + realm.entityId() + "\"")
                .contains("Location=\"" + acsUrl(alias) + "\"");
    }

    /** Its own page, which Keycloak has for a connection that is there, says no other. */
    @Test
    void metadataWhenKeycloakIsAskedForItThenItIsTheSame() {
        // when
        String keycloaks =
                read("identity-provider/instances/" + DISABLED + "/export").body();

        // then
        assertThat(withoutIds(read("jumpcloud/" + DISABLED + "/service-provider/metadata")
                        .body()))
                .isEqualTo(withoutIds(keycloaks));
    }

    /** The addresses would be those of the other provider. */
    @ParameterizedTest
    @ValueSource(strings = {"service-provider", "service-provider/metadata"})
    void addressesWhenTheAliasIsThatOfAnotherTypeThenThereAreNone(String path) {
        // when
        HttpResponse<String> answer = read("jumpcloud/" + OF_ANOTHER_TYPE + "/" + path);

        // then
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Json.read(answer.body()).get("kind").asText()).isEqualTo("alias-of-another-type");
        assertThat(answer.body()).doesNotContain(acsUrl(OF_ANOTHER_TYPE));
    }

    private HttpResponse<String> read(String path) {
        return operator.send("GET", path, "");
    }

    private String acsUrl(String alias) {
        return realm.entityId() + "/broker/" + alias + "/endpoint";
    }

    private static String withoutIds(String metadata) {
        return metadata.replaceAll(" ID=\"[^\"]*\"", "");
    }
}
