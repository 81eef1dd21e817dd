package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.ENTERPRISE;
import static io.github.keycloakjumpcloud.scim.TestJson.USER;
import static io.github.keycloakjumpcloud.scim.TestJson.object;
import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static io.github.keycloakjumpcloud.scim.TestJson.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserChangeTest {

    private static final String JANE = "'schemas':['" + USER + "','" + ENTERPRISE + "'],'id':'1','userName':'jane',"
            + "'name':{'givenName':'Jane','familyName':'Doe'},'active':true,'title':'Boss',"
            + "'emails':[{'value':'jane@acme.example','type':'work','primary':true}],"
            + "'" + ENTERPRISE + "':{'department':'Design','costCenter':'7'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'userName':'x' | ",
                "'userName':'x','active':null | ",
                "'active':false | false",
                "'ACTIVE':'False' | false",
                "'active':true | true",
                "'" + USER + ":active':false | false",
                "'" + USER + "':{'active':false} | false",
                "'" + ENTERPRISE + "':{'active':false} | ",
                "'active.x':false | ",
                "'active':true,'" + USER + "':{'active':false} | false",
                "'" + USER + ":Active':false,'active':true | false",
                "'active':null,'" + USER + ":active':true | true",
                "'active':false,'emails':7,'schemas':['urn:x'],'name':[1] | false"
            })
    void replacementWhenItSaysWhetherThePersonIsActiveThenThatIsReadAlone(String body, Boolean active) {
        assertThat(new UserReplacement(object("{" + body + "}")).active().orElse(null))
                .isEqualTo(active);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op':'replace','path':'active','value':false} | false",
                "{'op':'remove','path':'active'} | ",
                "{'op':'remove','path':'active','value':false} | ",
                "{'op':'replace','path':'active','value':null} | ",
                "{'op':'replace','path':'title','value':false} | ",
                "{'op':'add','value':{'active':'false'}} | false",
                "{'op':'add','value':{'title':'x'}} | ",
                "{'op':'replace','path':'active','value':false},{'op':'replace','path':'active','value':true} | true",
                "{'op':'replace','path':'active','value':true},{'op':'replace','path':'active','value':false} | false",
                "{'op':'replace','path':'active','value':false},{'op':'remove','path':'active'} | false",
                "{'op':'move','path':'active','value':true},{'op':'replace','path':'active','value':false} | false",
                "{'op':'replace','path':'active','value':false},{'op':'move','path':'active','value':true} | false",
                "{'op':'move','path':'active','value':false} | ",
                "{'op':'replace','path':'active[value eq true]','value':false} | ",
                "{'op':'replace','path':'emails[','value':7},{'op':'replace','path':'active','value':false} | false",
                "7,'x',null,[],{'op':'replace','path':'active','value':false} | false",
                "{'op':'replace','path':'active'},{'op':'replace','value':7} | "
            })
    void patchWhenItSaysWhetherThePersonIsActiveThenThatIsReadAlone(String operations, Boolean active) {
        assertThat(patch(operations).active().orElse(null)).isEqualTo(active);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "'banana'", "1", "''", "[false]", "{'value':false}"})
    void changeWhenActiveIsNeitherTrueNorFalseThenIsRefused(String value) {
        List<UserChange> changes = List.of(
                new UserReplacement(object("{'userName':'x','active':" + value + "}")),
                patch("{'op':'replace','path':'active','value':" + value + "}"),
                patch("{'op':'add','value':{'active':" + value + "}}"),
                patch("{'op':'replace','path':'active','value':true},{'op':'add','path':'ACTIVE','value':" + value
                        + "}"));

        assertThat(changes)
                .allSatisfy(change -> assertThat(outcome(change::active)).isEqualTo("400 invalidValue"));
        assertThat(patch("{'op':'replace','path':'active','value':false},{'op':'add','path':'ACTIVE','value':" + value
                                + "}")
                        .locksOut())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'userName':'jane' | | 'userName':'jane'",
                "'userName':7,'title':'New' | userName | 'userName':'jane','title':'New'",
                "'title':'New' | userName | 'userName':'jane','title':'New'",
                "'userName':' ' | userName | 'userName':'jane'",
                "'userName':'k','emails':7 | emails | 'userName':'k',"
                        + "'emails':[{'value':'jane@acme.example','type':'work','primary':true}]",
                "'userName':'k','emails':[{'value':'a@b','primary':true},{'value':'c@d','primary':true}] | emails | "
                        + "'userName':'k','emails':[{'value':'jane@acme.example','type':'work','primary':true}]",
                "'userName':'k','name':{'givenName':7,'familyName':'New'} | name.givenName | "
                        + "'userName':'k','name':{'givenName':'Jane','familyName':'New'}",
                "'userName':'k','name':'x' | name | 'userName':'k','name':{'givenName':'Jane','familyName':'Doe'}",
                "'userName':'k','name.familyName':[1],'nickName':{'x':1} | name.familyName nickName | "
                        + "'userName':'k','name':{'familyName':'Doe'}",
                "'userName':'k','" + ENTERPRISE + "':{'department':7,'costCenter':'8'} | " + ENTERPRISE
                        + ":department | " + "'userName':'k','" + ENTERPRISE
                        + "':{'costCenter':'8','department':'Design'}",
                "'userName':'k','" + ENTERPRISE + ":department':7 | " + ENTERPRISE + ":department | "
                        + "'userName':'k','" + ENTERPRISE + "':{'department':'Design'}",
                "'userName':'k','schemas':['urn:x'] | schemas | 'userName':'k'",
                "'userName':'k','schemas':7,'active':false | schemas | 'userName':'k','active':false"
            })
    void replacementWhenItIsSalvagedThenWhatIsWrongKeepsItsValue(String body, String leftOut, String after) {
        TreeSet<String> told = new TreeSet<>();

        ObjectNode salvaged = new UserReplacement(object("{" + body + "}")).salvage(plain("{" + JANE + "}"), told::add);

        assertThat(String.join(" ", told)).isEqualTo(leftOut == null ? "" : leftOut);
        assertThat(withoutSchemas(salvaged)).isEqualTo(plain("{" + after + "}"));
        assertThat(ResourceKind.USER.normalise(salvaged)).isEqualTo(salvaged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op':'replace','path':'title','value':'New'} | | 'title':'New'",
                "{'op':'replace','path':'title','value':7},{'op':'add','path':'nickName','value':'J'} | title | "
                        + "'title':'Boss','nickName':'J'",
                "{'op':'replace','path':'nonsense','value':7},{'op':'add','path':'nickName','value':'J'} | "
                        + "Operations[0] | 'title':'Boss','nickName':'J'",
                "{'op':'move'},7,{'op':'add','path':'nickName','value':'J'} | Operations[0] Operations[1] | "
                        + "'title':'Boss','nickName':'J'",
                "{'op':'add','value':{'title':7,'nickName':'J','secret@acme.example':1}} | title | "
                        + "'title':'Boss','nickName':'J'",
                "{'op':'replace','path':'id','value':'2'} | id | 'title':'Boss'",
                "{'op':'remove','path':'userName'} | userName | 'title':'Boss'",
                "{'op':'add','path':'emails','value':[{'value':'a@b','primary':true},{'value':'c@d','primary':true}]} | "
                        + "emails | 'title':'Boss'",
                "{'op':'replace','path':'emails[type eq \\\"work\\\"]','value':{'value':'a@b','display':7}} | emails | "
                        + "'title':'Boss'",
                "{'op':'replace','path':'emails[secret eq \\\"s@acme.example\\\"].value','value':'x'} | Operations[0] | "
                        + "'title':'Boss'"
            })
    void patchWhenItIsSalvagedThenWhatIsWrongKeepsItsValue(String operations, String leftOut, String changed) {
        TreeSet<String> told = new TreeSet<>();
        ObjectNode expected = plain("{" + JANE + "}");
        expected.remove(List.of("id", "title", "schemas"));
        expected.setAll(plain("{" + changed + "}"));

        ObjectNode salvaged = patch(operations.replace("\\\"", "\\'")).salvage(plain("{" + JANE + "}"), told::add);

        assertThat(String.join(" ", told)).isEqualTo(leftOut == null ? "" : leftOut);
        assertThat(withoutSchemas(salvaged)).isEqualTo(expected);
    }

    @Test
    void patchWhenThereAreTooManyOperationsThenItSaysThatThePersonGoesAndNothingElse() {
        String many = IntStream.rangeClosed(0, PatchOperation.MAX_OPERATIONS)
                .mapToObj(i -> "{'op':'replace','path':'title','value':'" + i + "'}")
                .collect(Collectors.joining(","));
        UserChange patch = patch(many + ",{'op':'replace','path':'active','value':false}");
        TreeSet<String> told = new TreeSet<>();

        ObjectNode salvaged = patch.salvage(plain("{" + JANE + "}"), told::add);

        assertThat(patch.active()).contains(false);
        assertThat(told).containsExactly("Operations");
        assertThat(salvaged.get("title").asText()).isEqualTo("Boss");
    }

    @Test
    void changedUserWhenValuesAreKeptThenTheyAreTheCurrentOnes() {
        ObjectNode kept = UserChange.keep(
                plain("{" + JANE + "}"),
                plain("{'userName':'k','nickName':'J','name':{'givenName':'K','familyName':'L'}}"),
                List.of("name.familyName", "nickName", ENTERPRISE + ":department", "emails.value", "no such"));

        assertThat(withoutSchemas(kept))
                .isEqualTo(plain("{'userName':'k','name':{'givenName':'K','familyName':'Doe'},"
                        + "'emails':[{'value':'jane@acme.example','type':'work','primary':true}],"
                        + "'" + ENTERPRISE + "':{'department':'Design'}}"));
        assertThat(kept.get("schemas")).hasSize(2);
    }

    private static UserPatch patch(String operations) {
        return new UserPatch(object("{'Operations':[" + operations + "]}"));
    }

    private static ObjectNode withoutSchemas(ObjectNode resource) {
        return resource.deepCopy().without(List.of("schemas"));
    }
}
