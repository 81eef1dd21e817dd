package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SamlAttribute;
import io.github.keycloakjumpcloud.simulator.saml.SamlAttribute.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that are strange but no reason to refuse: they are stored cleaned and cut as documented. */
class StrangeValuesIT {
    private static final int NAME_LIMIT = 255;
    private static final String ROOT = "/Departments/";
    private static final String MIRROR = "/JumpCloud/" + TestRealm.ALIAS + "/";
    private static final String BLOSSOM = "\uD83C\uDF38";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().groups().create();

    private int count;

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("Research / Development", "Research / Development"),
                Arguments.of("/", "/"),
                Arguments.of("100 % of ##", "100 % of ##"),
                Arguments.of("a##b%2F%00", "a##b%2F%00"),
                Arguments.of("${jndi:ldap://127.0.0.1:1/x} {0} #{1}", "${jndi:ldap://127.0.0.1:1/x} {0} #{1}"),
                Arguments.of("<script>alert(1)</script> & \"'", "<script>alert(1)</script> & \"'"),
                Arguments.of("Robert'); DROP TABLE USER_ENTITY;--", "Robert'); DROP TABLE USER_ENTITY;--"),
                Arguments.of("tab\tnew\nline\u0085next\u2028", "tab new line next"),
                Arguments.of("\u202Edrawkcab\u202C \u200Fmark", "drawkcab mark"),
                Arguments.of("שלום עולם", "שלום עולם"),
                Arguments.of("\u0080\u009Fcontrol", "control"),
                Arguments.of("family " + "\uD83D\uDC69\u200D\uD83D\uDC67", "family \uD83D\uDC69\u200D\uD83D\uDC67"),
                Arguments.of(BLOSSOM.repeat(300), BLOSSOM.repeat(127)),
                Arguments.of("x".repeat(255), "x".repeat(255)),
                Arguments.of("y".repeat(256), "y".repeat(255)),
                Arguments.of("z".repeat(500), "z".repeat(255)),
                Arguments.of("w".repeat(5000), "w".repeat(255)),
                Arguments.of("e\u0301t\u00E9", "\u00E9t\u00E9"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void signInWhenValuesAreStrangeThenTheyAreStoredCleanAndCut(String received, String stored) {
        // given
        Person person = newPerson()
                .withDepartment(received)
                .withJobTitle(received)
                .withGroups(SampleDirectory.ALLOWED_GROUP, received);

        // when
        Login first = realm.login(person);
        List<String> groups = realm.admin().groupsOf(first.userId());
        Login second = realm.login(person);

        // then
        assertThat(groups)
                .containsExactlyInAnyOrder(
                        path(ROOT, stored), path(MIRROR, SampleDirectory.ALLOWED_GROUP), path(MIRROR, stored));
        assertThat(realm.admin().groupsOf(second.userId())).isEqualTo(groups);
        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(attribute(first, "jobTitle")).isEqualTo(stored);
        assertThat(attribute(first, "department")).isEqualTo(stored);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("Renée-Zoë O'Neill", "Renée-Zoë O'Neill"),
                Arguments.of("花子 " + BLOSSOM, "花子 " + BLOSSOM),
                Arguments.of("n".repeat(5000), "n".repeat(255)),
                Arguments.of(BLOSSOM.repeat(300), BLOSSOM.repeat(127)),
                Arguments.of("A/B % <C> & \"D\" ## {E}", "A B C D E"),
                Arguments.of("\u202EAnna\u0085\u200F", "Anna"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void signInWhenNamesAreStrangeThenTheyAreStoredCleanAndCut(String received, String stored) {
        // when
        Login login = realm.login(newPerson().withName(received, received));

        // then
        assertThat(login.claim("given_name")).isEqualTo(stored);
        assertThat(login.claim("family_name")).isEqualTo(stored);
    }

    static Stream<Arguments> nothings() {
        return Stream.of(
                Arguments.of(""),
                Arguments.of("   "),
                Arguments.of("\t\n\u00A0\u2003"),
                Arguments.of("\u200B\u202E\uFEFF"));
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void signInWhenValuesAreBlankThenAccountKeepsNamesAndLeavesTheDepartment(String nothing) {
        // given
        Person person =
                newPerson().withName("Nora", "Kept").withDepartment("Support").withJobTitle("Agent");
        String userId = realm.login(person).userId();

        // when
        Login login = realm.login(person.withName(nothing, nothing)
                .withDepartment(nothing)
                .withJobTitle(nothing)
                .withGroups(nothing));

        // then
        assertThat(login.userId()).isEqualTo(userId);
        assertThat(login.claim("given_name")).isEqualTo("Nora");
        assertThat(login.claim("family_name")).isEqualTo("Kept");
        assertThat(realm.admin().groupsOf(userId)).isEmpty();
    }

    @Test
    void signInWhenAttributesAreAbsentThenAccountKeepsEverything() {
        // given
        Person person = newPerson().withDepartment("Quality").withJobTitle("Tester");
        String userId = realm.login(person).userId();
        List<String> groups = realm.admin().groupsOf(userId);

        // when
        SignIn again = realm.atJumpCloud();
        again.answer(
                person,
                response -> response.withAttributes(
                        List.of(user("email", person.email()), user("memberOf", SampleDirectory.ALLOWED_GROUP))));

        // then
        Login login = again.login();
        assertThat(login.userId()).isEqualTo(userId);
        assertThat(login.claim("given_name")).isEqualTo(person.firstName());
        assertThat(attribute(login, "jobTitle")).isEqualTo("Tester");
        assertThat(realm.admin().groupsOf(userId)).isEqualTo(groups);
    }

    @Test
    void signInWhenAnAttributeComesTwiceThenItsValuesCountTogether() {
        // given
        Person person = newPerson();
        SignIn signIn = realm.atJumpCloud();

        // when
        signIn.answer(person, response -> {
            List<SamlAttribute> attributes = new ArrayList<>(response.attributes());
            attributes.add(user("memberOf", "Twice"));
            attributes.add(user("department", "Second Department"));
            return response.withAttributes(attributes);
        });

        // then
        assertThat(realm.admin().groupsOf(signIn.login().userId()))
                .containsExactlyInAnyOrder(
                        ROOT + person.department(), MIRROR + SampleDirectory.ALLOWED_GROUP, MIRROR + "Twice");
    }

    @Test
    void signInWhenAnAttributeHasNoValueThenItIsBlank() {
        // given
        Person person = newPerson();
        SignIn signIn = realm.atJumpCloud();

        // when
        signIn.answer(person, response -> response.withAttribute("department").withAttribute("jobTitle"));

        // then
        assertThat(realm.admin().groupsOf(signIn.login().userId()))
                .containsExactly(MIRROR + SampleDirectory.ALLOWED_GROUP);
    }

    @ParameterizedTest
    @MethodSource("otherValues")
    void signInWhenAValueIsNoStringThenPersonIsSignedIn(String value) {
        // given
        Person person = newPerson().withAttribute("extra", "VALUE");
        SignIn signIn = realm.atJumpCloud();

        // when
        Page page = signIn.answer(
                person,
                response -> response.withRewriting(
                        xml -> xml.replaceAll("<saml2:AttributeValue [^>]*>VALUE</saml2:AttributeValue>", value)));

        // then
        Wire.assertNoFailure(page);
        assertThat(signIn.login().email()).isEqualTo(person.email());
    }

    static Stream<String> otherValues() {
        return Stream.of(
                "<saml2:AttributeValue><saml2:NameID>value</saml2:NameID></saml2:AttributeValue>",
                "<saml2:AttributeValue>untyped</saml2:AttributeValue>",
                "<saml2:AttributeValue/>",
                "<saml2:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>",
                "<saml2:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:integer\">7"
                        + "</saml2:AttributeValue>",
                "<saml2:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:dateTime\">"
                        + "2026-01-01T00:00:00Z</saml2:AttributeValue>",
                "<saml2:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:anyType\"><b>x</b>"
                        + "</saml2:AttributeValue>");
    }

    @Test
    void signInWhenAnAttributeNameIsStrangeThenPersonIsSignedIn() {
        // given
        Person person = newPerson()
                .withAttribute("", "no name")
                .withAttribute("n".repeat(5000), "long name")
                .withAttribute("<b>&'\"\u202E", "odd name");

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.email()).isEqualTo(person.email());
    }

    private Person newPerson() {
        count++;
        return SampleDirectory.ORDINARY
                .withEmail("strange" + count + "@example.com")
                .withGroups(SampleDirectory.ALLOWED_GROUP);
    }

    private String attribute(Login login, String name) {
        JsonNode values =
                realm.admin().get("users/" + login.userId()).path("attributes").path(name);
        assertThat(values.path(0).asText().length()).isLessThanOrEqualTo(NAME_LIMIT);
        return values.path(0).asText();
    }

    /** Keycloak shows a slash within a name as {@code ~/}. */
    private static String path(String parent, String name) {
        return parent + name;
    }

    private static SamlAttribute user(String name, String... values) {
        return new SamlAttribute(name, List.of(values), Origin.USER);
    }
}
