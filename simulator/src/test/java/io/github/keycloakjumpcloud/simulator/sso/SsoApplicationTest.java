package io.github.keycloakjumpcloud.simulator.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakjumpcloud.simulator.directory.DirectoryField;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.AuthnRequest;
import io.github.keycloakjumpcloud.simulator.saml.SamlAttribute;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.saml.TestAuthnRequest;
import io.github.keycloakjumpcloud.simulator.saml.TestXml;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SsoApplicationTest {

    private final SsoApplication application =
            SsoApplication.of("app", "Sample", "https://sp.example.com", "https://sp.example.com/acs");

    @Test
    void answerWhenDefaultThenSendsTheMappedAttributesAndNoGroups() {
        Map<String, List<String>> attributes = attributes(application, SampleDirectory.ORDINARY);

        assertThat(attributes)
                .containsOnlyKeys("email", "FirstName", "LastName", "username", "jobTitle", "department")
                .containsEntry("email", List.of("anna.keller@example.com"))
                .containsEntry("FirstName", List.of("Anna"));
    }

    @Test
    void answerWhenGroupsAreIncludedThenSendsThemUnlessThereAreNone() {
        SsoApplication withGroups = application.withGroupAttributeName("groups");

        assertThat(attributes(withGroups, SampleDirectory.ORDINARY)).containsEntry("groups", List.of("App Users"));
        assertThat(attributes(withGroups, SampleDirectory.NO_GROUP)).doesNotContainKey("groups");
    }

    @Test
    void answerWhenValuesAreMissingOrBlankThenAbsentAndBlankDiffer() {
        assertThat(attributes(application, SampleDirectory.NO_DEPARTMENT)).doesNotContainKey("department");
        assertThat(attributes(application, SampleDirectory.BLANK_DEPARTMENT))
                .containsEntry("department", List.of("   "));
        assertThat(attributes(application, SampleDirectory.NO_EMAIL)).doesNotContainKey("email");
    }

    @Test
    void answerWhenNamesDifferThenThePersonsOwnNameWins() {
        SsoApplication renamed = application
                .withAttributeName(DirectoryField.FIRST_NAME, "givenName")
                .withAttributeName(DirectoryField.JOB_TITLE, null);

        assertThat(attributes(renamed, SampleDirectory.ORDINARY))
                .containsKey("givenName")
                .doesNotContainKeys("FirstName", "jobTitle");
        assertThat(attributes(renamed, SampleDirectory.MISSPELT_ATTRIBUTE))
                .containsKey("firstname")
                .doesNotContainKey("givenName");
    }

    @Test
    void answerWhenThereAreFurtherAttributesThenSendsThemToo() {
        Person person = SampleDirectory.ORDINARY.withAttribute("costCenter", "42", "43");

        assertThat(attributes(application.withConstantAttribute("tenant", "acme"), person))
                .containsEntry("costCenter", List.of("42", "43"))
                .containsEntry("tenant", List.of("acme"));
    }

    @Test
    void nameIdWhenConfiguredThenIsEmailOrUsernameOrThePersonsOwn() {
        SsoApplication byUsername = application.withNameIdValue(NameIdValue.USERNAME);

        assertThat(nameId(application, SampleDirectory.ORDINARY)).isEqualTo("anna.keller@example.com");
        assertThat(nameId(byUsername, SampleDirectory.ORDINARY)).isEqualTo("anna.keller");
        assertThat(nameId(application, SampleDirectory.NO_EMAIL)).isEqualTo("jonas.vogel");
        assertThat(nameId(application, SampleDirectory.MISMATCHED)).isEqualTo("someone.else@example.com");
    }

    @Test
    void answerWhenNotAssignedThenIsAnErrorThatNamesTheRequest() throws Exception {
        AuthnRequest request = AuthnRequest.post(TestAuthnRequest.post(TestAuthnRequest.XML), null);

        SamlResponse response = application.answer(SampleDirectory.NOT_ASSIGNED, request);

        assertThat(response.status().success()).isFalse();
        Document document = TestXml.parse(response.xml(application.key()));
        assertThat(document.getDocumentElement().getAttribute("InResponseTo")).isEqualTo("ID_1");
        assertThat(TestXml.all(document, "Assertion")).isEmpty();
    }

    @Test
    void answerWhenTheAdminMadeMistakesThenTheMessageHasThem() throws Exception {
        SsoApplication wrong = application.withMistakes(EnumSet.allOf(Mistake.class));

        Document document =
                TestXml.parse(wrong.answer(SampleDirectory.ORDINARY, null).xml(wrong.key()));

        assertThat(document.getDocumentElement().getAttribute("Destination")).contains("wrong");
        assertThat(TestXml.only(document, "SubjectConfirmationData").getAttribute("Recipient"))
                .contains("wrong");
        assertThat(TestXml.only(document, "Audience").getTextContent()).contains("wrong");
        assertThat(TestXml.all(document, "Issuer"))
                .allSatisfy(issuer -> assertThat(issuer.getTextContent()).contains("wrong"));
    }

    @Test
    void slugWhenNotUsableInAUrlThenIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SsoApplication.of("a/b", "l", "sp", "acs"));
    }

    private static Map<String, List<String>> attributes(SsoApplication application, Person person) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (SamlAttribute attribute : application.answer(person, null).attributes()) {
            byName.put(attribute.name(), attribute.values());
        }
        return byName;
    }

    private static String nameId(SsoApplication application, Person person) {
        return application.answer(person, null).nameId();
    }
}
