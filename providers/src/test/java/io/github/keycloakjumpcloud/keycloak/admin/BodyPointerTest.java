package io.github.keycloakjumpcloud.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyPointerTest {

    @ParameterizedTest
    @CsvSource({
        "verifiedDomains, /settings/verifiedDomains",
        "singleSignOnServiceUrl, /signOnUrl",
        "signingCertificate, /certificate",
        "metadataDescriptorUrl, /metadataUrl",
        "metadataFile, /metadata",
        "idpEntityId, /idpEntityId",
        "displayName, /displayName",
        "certificate, /certificate",
        "expiresIn, /expiresIn"
    })
    void ofWhenAFieldIsInTheBodyThenItLeadsThere(String field, String pointer) {
        assertThat(BodyPointer.of(ProblemKind.BLANK.problem().at(field))).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias", "principalType", "allowedClockSkew", "entityId"})
    void ofWhenAFieldIsInNoBodyThenThereIsNone(String field) {
        assertThat(BodyPointer.of(ProblemKind.BLANK.problem().at(field))).isEmpty();
        assertThat(BodyPointer.of(ProblemKind.NOT_JSON.problem())).isEmpty();
    }

    @Test
    void ofWhenAMemberIsUnknownThenItsNameIsEscaped() {
        assertThat(BodyPointer.of(
                        ProblemKind.MEMBER_UNKNOWN.problem(List.of("a")).at("a/b~c")))
                .contains("/a~1b~0c");
        assertThat(BodyPointer.of(
                        ProblemKind.SETTING_UNKNOWN.problem(List.of("a")).at("x")))
                .contains("/settings/x");
    }

    @Test
    void detailsWhenTwoFieldsAreWrongThenBothAreToldAndTheFirstAtTheTop() {
        // given
        Problem domain = ProblemKind.NOT_A_DOMAIN.problem("x").at("verifiedDomains");
        Problem alias = ProblemKind.ALIAS_CHARACTERS.problem().at("alias");

        // when
        ProblemDetails details = ProblemDetails.of(
                Response.Status.BAD_REQUEST,
                new WrongInput(List.of(domain, alias)).problems(),
                BodyPointer::of,
                Wording.english());

        // then
        assertThat(details.kind()).isEqualTo("not-a-domain");
        assertThat(details.pointer()).isEqualTo("/settings/verifiedDomains");
        assertThat(details.detail()).isEqualTo("“x” is not an e-mail domain.");
        assertThat(details.arguments()).isEqualTo(Map.of("entry", "x"));
        assertThat(details.errors())
                .hasSize(2)
                .extracting(ProblemDetails.Error::kind)
                .last()
                .isEqualTo("alias-characters");
        assertThat(Optional.ofNullable(details.errors().get(1).pointer())).isEmpty();
        assertThat(details.errors().get(1).detail()).startsWith("alias: Blanks");
        assertThat(details.errorMessage()).startsWith("verifiedDomains: “x” is not an e-mail domain. alias: Blanks");
    }
}
