package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.ENTERPRISE;
import static io.github.keycloakjumpcloud.scim.TestJson.GROUP;
import static io.github.keycloakjumpcloud.scim.TestJson.USER;
import static io.github.keycloakjumpcloud.scim.TestJson.object;
import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static io.github.keycloakjumpcloud.scim.TestJson.plain;
import static io.github.keycloakjumpcloud.scim.TestJson.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // letter case, core URN, flat keys
                "'DISPLAYNAME':'J'                              | 'displayName':'J'",
                "'" + USER + ":title':'Boss'                    | 'title':'Boss'",
                "'" + USER + ":name.givenName':'J'              | 'name':{'givenName':'J'}",
                "'" + USER + "':{'title':'Boss','NAME':{'familyname':'D'}} | 'title':'Boss','name':{'familyName':'D'}",
                "'name.givenName':'J','NAME.familyName':'D'     | 'name':{'givenName':'J','familyName':'D'}",
                "'name':{'givenName':'J'},'name.familyName':'D' | 'name':{'givenName':'J','familyName':'D'}",
                "'" + ENTERPRISE + ":department':'Sales'        | '" + ENTERPRISE + "':{'department':'Sales'}",
                "'" + ENTERPRISE + ":Manager.value':'7'         | '" + ENTERPRISE + "':{'manager':{'value':'7'}}",
                "'" + ENTERPRISE + "':{'manager.value':'7'}     | '" + ENTERPRISE + "':{'manager':{'value':'7'}}",
                "'" + ENTERPRISE + "':{'manager':'7'}           | '" + ENTERPRISE + "':{'manager':{'value':'7'}}",
                "'" + ENTERPRISE + ":department':'S','" + ENTERPRISE + "':{'DIVISION':'D'} | '" + ENTERPRISE
                        + "':{'department':'S','division':'D'}",
                // nothing known, or not to be written
                "'x':1,'name':{'x':1},'emails':[{'x':1}],'urn:x:y':{'a':1},'urn:x:y:z':1 | ",
                "'ID':'2','meta':{'created':1},'groups':[{'value':'g'}],'password':'p' | ",
                "'" + USER + ":id':'1','" + USER + ":password':'p','meta.version':'1' | ",
                "'" + ENTERPRISE + "':{'manager':{'displayName':'read only'}} | ",
                "'x509Certificates':[{'value':'AA=='}]          | ",
                // unassigned
                "'title':null,'emails':[],'name':{},'phoneNumbers':[null,{}],'photos':[{'value':null}] | ",
                "'title':[],'active':null,'" + ENTERPRISE + "':{} | ",
                "'emails':null                                  | ",
                "'title':''                                     | ",
                "'emails':[{'value':'','type':'work'},{'value':'a@b.c'}] | 'emails':[{'value':'a@b.c'}]",
                // booleans as strings
                "'active':false                                 | 'active':false",
                "'active':'False'                               | 'active':false",
                "'active':'TRUE'                                | 'active':true",
                // shapes of multi-valued attributes
                "'emails':{'value':'a@b','PRIMARY':'True'}      | 'emails':[{'value':'a@b','primary':true}]",
                "'emails':'a@b'                                 | 'emails':[{'value':'a@b'}]",
                "'emails':['a@b',{'value':'c@d','type':'home'}] | 'emails':[{'value':'a@b'},{'value':'c@d','type':'home'}]",
                "'photos':['https://x.example/p']               | 'photos':[{'value':'https://x.example/p'}]",
                "'addresses':[{'streetAddress':'1 Road\\nTown','x':1}] | 'addresses':[{'streetAddress':'1 Road\\nTown'}]",
                "'emails':[{'value':'a','primary':true},{'value':'b','primary':false}] "
                        + "| 'emails':[{'value':'a','primary':true},{'value':'b','primary':false}]",
            })
    void normaliseWhenAUserThenIsCanonical(String sent, String canonical) {
        // given
        ObjectNode raw = object("{'userName':'jane'," + sent + "}");
        ObjectNode before = raw.deepCopy();
        String content = canonical == null ? "" : "," + canonical;
        String enterprise = content.contains(ENTERPRISE) ? ",'" + ENTERPRISE + "'" : "";

        // when
        ObjectNode user = ResourceKind.USER.normalise(raw);

        // then
        assertThat(user)
                .isEqualTo(plain("{'schemas':['" + USER + "'" + enterprise + "],'userName':'jane'" + content + "}"));
        assertThat(raw).isEqualTo(before);
        assertThat(ResourceKind.USER.normalise(user)).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // body -> what the detail names
                "{}                                              | userName is required",
                "{'userName':null}                               | userName is required",
                "{'userName':''}                                 | userName is required",
                "{'userName':' \u00A0\u2003'}                    | userName is required",
                "{'userName':1}                                  | userName must be a string",
                "{'userName':{'value':'x'}}                      | userName must be a string",
                "{'userName':['x']}                              | userName must be a string",
                "{'userName':true}                               | userName must be a string",
                "{'userName':'x','name':'J'}                     | name must be an object",
                "{'userName':'x','name':[{'givenName':'J'}]}     | name must be an object",
                "{'userName':'x','name.givenName':1}             | name.givenName must be a string",
                "{'userName':'x','active':'yes'}                 | active must be true or false",
                "{'userName':'x','active':1}                     | active must be true or false",
                "{'userName':'x','active':[]}                    | active must be true or false",
                "{'userName':'x','active':{}}                    | active must be true or false",
                "{'userName':'x','emails':[['a']]}               | emails must be an object",
                "{'userName':'x','emails':[1]}                   | emails must be an object",
                "{'userName':'x','emails':[{'value':1}]}         | emails.value must be a string",
                "{'userName':'x','emails':[{'primary':'no'}]}    | emails.primary must be true or false",
                "{'userName':'x','emails':[{'value':'a','primary':true},{'value':'b','primary':'True'}]} "
                        + "| emails has more than one primary value",
                "{'userName':'x','addresses':['here']}           | addresses must be an object",
                "{'userName':'x','" + ENTERPRISE + "':'Sales'}   | " + ENTERPRISE + " must be an object",
                "{'userName':'x','" + ENTERPRISE + ":department':7} | " + ENTERPRISE + ":department must be a string",
                "{'userName':'a\\u0000b'}                        | userName has a control character or half a character",
                "{'userName':'a\\nb'}                            | userName has a line break or tabulator",
                "{'userName':'a\\u0085b'}                        | userName has a control character or half a character",
                "{'userName':'a\\ud800b'}                        | userName has a control character or half a character",
                "{'userName':'a\\udc00'}                         | userName has a control character or half a character",
                "{'userName':'x','schemas':1}                    | schemas must be an array of strings",
                "{'userName':'x','schemas':[{}]}                 | schemas must be an array of strings",
            })
    void normaliseWhenAWrongUserThenInvalidValueNamesTheAttribute(String body, String detail) {
        ScimProblem problem =
                problem(() -> ResourceKind.USER.normalise(object(body))).orElseThrow();

        assertThat(problem.scimType()).isEqualTo("invalidValue");
        assertThat(problem.detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['" + USER + "']                                    | ok",
                "['" + ENTERPRISE + "','" + USER + "']               | ok",
                "['URN:ietf:params:scim:schemas:core:2.0:user']      | ok",
                "['" + ENTERPRISE + "']                              | ok",
                "'" + USER + "'                                      | ok",
                "['" + USER + "','urn:other']                        | ok",
                "[]                                                  | ok",
                "null                                                | ok",
                "['" + GROUP + "']                                   | 400 invalidSyntax",
                "'urn:other'                                         | 400 invalidSyntax",
                "['']                                                | 400 invalidSyntax",
            })
    void normaliseWhenSchemasAreNamedThenOneMustBeOurs(String schemas, String outcome) {
        assertThat(outcome(() -> ResourceKind.USER.normalise(object("{'userName':'x','schemas':" + schemas + "}"))))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "userName,255",
        "externalId,255",
        "title,1024",
        "profileUrl,4096",
        "name.givenName,255",
        ENTERPRISE + ":department,255",
        ENTERPRISE + ":costCenter,1024",
    })
    void normaliseWhenAStringIsTooLongThenInvalidValue(String attribute, int most) {
        String template = "{'%s':'%s'" + (attribute.equals("userName") ? "" : ",'userName':'x'") + "}";

        assertThat(outcome(() -> ResourceKind.USER.normalise(object(template.formatted(attribute, "x".repeat(most))))))
                .isEqualTo("ok");
        assertThat(outcome(
                        () -> ResourceKind.USER.normalise(object(template.formatted(attribute, "x".repeat(most + 1))))))
                .isEqualTo("400 invalidValue");
    }

    @Test
    void normaliseWhenManyValuesThenOnlyMembersMayHaveThem() {
        assertThat(outcome(
                        () -> ResourceKind.USER.normalise(object("{'userName':'x','emails':[" + values(101) + "]}"))))
                .isEqualTo("400 invalidValue");
        assertThat(outcome(
                        () -> ResourceKind.USER.normalise(object("{'userName':'x','emails':[" + values(100) + "]}"))))
                .isEqualTo("ok");
        assertThat(ResourceKind.GROUP
                        .normalise(object("{'displayName':'x','members':[" + values(5_000) + "]}"))
                        .path("members"))
                .hasSize(5_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'displayName':'Dev','members':['1',{'value':'2','display':'x','type':'User','junk':1}]} "
                        + "| 'members':[{'value':'1'},{'value':'2','display':'x','type':'User'}],",
                "{'DisplayName':'Dev','MEMBERS':{'value':'1'}}  | 'members':[{'value':'1'}],",
                "{'" + GROUP + ":displayName':'Dev','members':null,'externalId':'e'} | 'externalId':'e',",
                "{'displayName':'Dev','userName':'x'}           | ",
            })
    void normaliseWhenAGroupThenIsCanonical(String sent, String canonical) {
        assertThat(ResourceKind.GROUP.normalise(object(sent)))
                .isEqualTo(plain("{" + (canonical == null ? "" : canonical) + "'displayName':'Dev','schemas':['" + GROUP
                        + "']}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'displayName':' '}",
                "{'displayName':1}",
                "{'displayName':'x','members':'" + "\t" + "'}",
                "{'displayName':'x','members':[{'display':'nobody'}]}",
                "{'displayName':'x','members':[{'value':7}]}",
                "{'displayName':'x','members':[7]}",
            })
    void normaliseWhenAWrongGroupThenRefuses(String body) {
        assertThat(outcome(() -> ResourceKind.GROUP.normalise(object(body)))).startsWith("400 invalid");
        assertThat(outcome(() -> ResourceKind.GROUP.normalise(object("{'displayName':'" + "x".repeat(256) + "'}"))))
                .isEqualTo("400 invalidValue");
    }

    @ParameterizedTest
    @CsvSource({
        // kind, attribute, case exact, mutability, required, multi-valued
        "USER,  id,                            true,  READ_ONLY,  false, false",
        "USER,  externalId,                    true,  READ_WRITE, false, false",
        "USER,  userName,                      false, READ_WRITE, true,  false",
        "USER,  emails,                        false, READ_WRITE, false, true",
        "USER,  emails.value,                  false, READ_WRITE, false, false",
        "USER,  groups,                        false, READ_ONLY,  false, true",
        "USER,  groups.value,                  true,  READ_ONLY,  false, false",
        "USER,  meta.location,                 true,  READ_ONLY,  false, false",
        "USER,  profileUrl,                    true,  READ_WRITE, false, false",
        "USER,  " + ENTERPRISE + ":manager.value, false, READ_WRITE, false, false",
        "GROUP, displayName,                   false, READ_WRITE, true,  false",
        "GROUP, members.value,                 true,  IMMUTABLE,  true,  false",
    })
    void schemaWhenDerivedThenIsAsWePromise(
            ResourceKind kind,
            String name,
            boolean caseExact,
            String mutability,
            boolean required,
            boolean multiValued) {
        AttributeName attribute = AttributeName.of(name, kind);
        SchemaAttribute last = attribute.steps().get(attribute.steps().size() - 1);

        assertThat(last.isCaseExact()).isEqualTo(caseExact);
        assertThat(last.definition().getMutability().name()).isEqualTo(mutability);
        assertThat(last.definition().isRequired()).isEqualTo(required);
        assertThat(last.isMultiValued()).isEqualTo(multiValued);
        assertThat(last.path()).isEqualToIgnoringCase(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "x509Certificates", "department", "urn:x:y", USER, ENTERPRISE + "x", "", ".", "name."
            })
    void schemaWhenNotSupportedThenUnknown(String name) {
        assertThat(AttributeName.of(name, ResourceKind.USER).isKnown()).isFalse();
    }

    private static String values(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{'value':'" + i + "'}").collect(Collectors.joining(","));
    }
}
