package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.ENTERPRISE;
import static io.github.keycloakjumpcloud.scim.TestJson.USER;
import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static io.github.keycloakjumpcloud.scim.TestJson.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {

    private static final ObjectNode JANE = plain("{'schemas':['s'],'id':'1','userName':'jane',"
            + "'name':{'givenName':'J','familyName':'D'},"
            + "'emails':[{'value':'a','type':'work'},{'value':'b'}],'" + ENTERPRISE
            + "':{'department':'Sales','manager':{'value':'7','$ref':'u'}},'meta':{'resourceType':'User'}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName                          | 'userName':'jane'",
                "USERNAME,  id                     | 'userName':'jane'",
                USER + ":username                  | 'userName':'jane'",
                "name                              | 'name':{'givenName':'J','familyName':'D'}",
                "name.givenname                    | 'name':{'givenName':'J'}",
                "name.givenName,name               | 'name':{'givenName':'J','familyName':'D'}",
                "name,name.givenName               | 'name':{'givenName':'J','familyName':'D'}",
                "emails.value                      | 'emails':[{'value':'a'},{'value':'b'}]",
                "emails.type                       | 'emails':[{'type':'work'}]",
                "emails.display                    | ",
                ENTERPRISE + ":department          | '" + ENTERPRISE + "':{'department':'Sales'}",
                ENTERPRISE + ":manager.value       | '" + ENTERPRISE + "':{'manager':{'value':'7'}}",
                ENTERPRISE + "                     | '" + ENTERPRISE
                        + "':{'department':'Sales','manager':{'value':'7','$ref':'u'}}",
                "nothing, urn:x:y, name.x, , ..,:  | ",
                "department                        | ",
                "meta                              | 'meta':{'resourceType':'User'}",
            })
    void applyWhenAttributesAreNamedThenShowsOnlyThem(String attributes, String shown) {
        Projection projection = Projection.of(attributes, null, ResourceKind.USER);

        assertThat(projection.isSelective()).isTrue();
        assertThat(projection.apply(JANE))
                .isEqualTo(plain("{'schemas':['s'],'id':'1'" + (shown == null ? "" : "," + shown) + "}"));
    }

    @ParameterizedTest
    @CsvSource({
        "userName,                    userName",
        "EMAILS,                      emails",
        "emails.value,                ",
        "'name.givenName',            ",
        "'name,meta',                 name meta",
        "'id,schemas',                ",
        ENTERPRISE + ",               " + ENTERPRISE,
        ENTERPRISE + ":manager,       ",
        "nothing,                     ",
    })
    void applyWhenAttributesAreExcludedThenLeavesOutOnlyThem(String excluded, String gone) {
        ObjectNode expected = JANE.deepCopy();
        if (gone != null) {
            expected.remove(List.of(gone.split(" ")));
        }

        ObjectNode shown = Projection.of(" ", excluded, ResourceKind.USER).apply(JANE);

        assertThat(shown.properties().stream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(
                        expected.properties().stream().map(Map.Entry::getKey).toList());
    }

    @Test
    void applyWhenSubAttributesAreExcludedThenLeavesOutOnlyThem() {
        assertThat(Projection.of(null, "emails.type,name.givenName," + ENTERPRISE + ":manager.$ref", ResourceKind.USER)
                        .apply(JANE))
                .isEqualTo(plain("{'schemas':['s'],'id':'1','userName':'jane','name':{'familyName':'D'},"
                        + "'emails':[{'value':'a'},{'value':'b'}],'" + ENTERPRISE
                        + "':{'department':'Sales','manager':{'value':'7'}},'meta':{'resourceType':'User'}}"));
    }

    @Test
    void applyWhenNothingIsNamedThenShowsACopyOfAll() {
        ObjectNode shown = Projection.of(null, "", ResourceKind.USER).apply(JANE);

        assertThat(shown).isEqualTo(JANE).isNotSameAs(JANE);
        assertThat(Projection.of(null, "", ResourceKind.USER).isSelective()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // attributes, excluded, members wanted
        ",               ,                true",
        "displayName,    ,                false",
        "members,        ,                true",
        "members.value,  ,                true",
        ",               members,         false",
        ",               Members,         false",
        ",               members.value,   true",
        ",               displayName,     true",
        "nothing,        ,                false",
    })
    void wantsWhenAskedThenSaysWhetherToLoad(String attributes, String excluded, boolean wanted) {
        Projection projection = Projection.of(attributes, excluded, ResourceKind.GROUP);

        assertThat(projection.wants("members")).isEqualTo(wanted);
        assertThat(projection.wants("id")).isTrue();
        assertThat(projection.wants("schemas")).isTrue();
    }

    @Test
    void ofWhenBothOrTooLongThenInvalidValue() {
        assertThat(outcome(() -> Projection.of("id", "name", ResourceKind.USER)))
                .isEqualTo("400 invalidValue");
        assertThat(outcome(() -> Projection.of("a,".repeat(5_000), null, ResourceKind.USER)))
                .isEqualTo("400 invalidValue");
        assertThat(outcome(() -> Projection.of(".".repeat(8_000), null, ResourceKind.USER)))
                .isEqualTo("ok");
    }
}
