package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.ENTERPRISE;
import static io.github.keycloakjumpcloud.scim.TestJson.USER;
import static io.github.keycloakjumpcloud.scim.TestJson.object;
import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static io.github.keycloakjumpcloud.scim.TestJson.plain;
import static io.github.keycloakjumpcloud.scim.TestJson.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a PATCH of a user may not ask. */
class WrongUserPatchTest {
    private static final String WORK = "{'value':'j@acme.example','type':'work','primary':true}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // operation -> problem
                "'op':'replace','path':'id','value':'9'                 | 400 mutability",
                "'op':'replace','path':'" + USER + ":id','value':'9'    | 400 mutability",
                "'op':'remove','path':'meta'                            | 400 mutability",
                "'op':'add','path':'meta.version','value':'1'           | 400 mutability",
                "'op':'add','path':'groups','value':[{'value':'g'}]     | 400 mutability",
                "'op':'remove','path':'groups[value eq \\'g\\']'        | 400 mutability",
                "'op':'replace','path':'" + ENTERPRISE + ":manager.displayName','value':'x' | 400 mutability",
                "'op':'remove','path':'userName'                        | 400 mutability",
                "'op':'replace','path':'userName','value':null          | 400 mutability",
                "'op':'replace','path':'userName','value':' '           | 400 invalidValue",
                "'op':'replace','value':{'userName':''}                 | 400 invalidValue",
                "'op':'replace','path':'nothing','value':1              | 400 invalidPath",
                "'op':'replace','path':'department','value':'S'         | 400 invalidPath",
                "'op':'replace','path':'members','value':[]             | 400 invalidPath",
                "'op':'replace','path':'name.nothing','value':1         | 400 invalidPath",
                "'op':'replace','path':'name.givenName.x','value':1     | 400 invalidPath",
                "'op':'replace','path':'urn:x:y:z','value':1            | 400 invalidPath",
                "'op':'replace','path':'" + ENTERPRISE + ":x','value':1 | 400 invalidPath",
                "'op':'replace','path':'.','value':1                    | 400 invalidPath",
                "'op':'replace','path':'name.','value':1                | 400 invalidPath",
                "'op':'replace','path':'a b','value':1                  | 400 invalidPath",
                "'op':'replace','path':7,'value':1                      | 400 invalidPath",
                "'op':'replace','path':{},'value':1                     | 400 invalidPath",
                "'op':'remove','path':'emails[type eq \\'x\\''          | 400 invalidPath",
                "'op':'remove','path':'emails[type eq {}]'              | 400 invalidPath",
                "'op':'remove','path':'emails[]'                        | 400 invalidPath",
                "'op':'remove','path':'emails[type]'                    | 400 invalidPath",
                "'op':'remove','path':'title[value eq \\'x\\']'         | 400 invalidPath",
                "'op':'remove','path':'name[givenName eq \\'x\\']'      | 400 invalidPath",
                "'op':'remove','path':'emails.type[value eq \\'x\\']'   | 400 invalidPath",
                "'op':'remove','path':'schemas[value eq \\'x\\']'       | 400 invalidPath",
                "'op':'remove','path':'emails[nothing eq \\'x\\']'      | 400 invalidFilter",
                "'op':'remove','path':'emails[primary eq 7]'            | 400 invalidFilter",
                "'op':'replace','path':'emails[value co \\'x\\'].type','value':'a' | 400 noTarget",
                "'op':'add','path':'emails[not (type eq \\'x\\')].type','value':'a' | 400 noTarget",
                "'op':'remove'                                          | 400 noTarget",
                "'op':'remove','value':{'title':'x'}                    | 400 noTarget",
                "'op':'remove','path':'" + USER + "','value':{'title':'x'} | 400 noTarget",
                "'op':'replace','path':'title'                          | 400 invalidValue",
                "'op':'add'                                             | 400 invalidValue",
                "'op':'add','value':'x'                                 | 400 invalidValue",
                "'op':'add','value':[{'title':'x'}]                     | 400 invalidValue",
                "'op':'add','value':null                                | 400 invalidValue",
                "'op':'replace','path':'title','value':7                | 400 invalidValue",
                "'op':'replace','path':'title','value':{'value':'x'}    | 400 invalidValue",
                "'op':'replace','path':'active','value':'maybe'         | 400 invalidValue",
                "'op':'replace','path':'active','value':{}              | 400 invalidValue",
                "'op':'add','path':'active','value':[]                  | 400 invalidValue",
                "'op':'add','path':'active','value':1                   | 400 invalidValue",
                "'op':'replace','value':{'active':{}}                   | 400 invalidValue",
                "'op':'add','value':{'" + USER + "':{'active':[]}}      | 400 invalidValue",
                "'op':'replace','path':'name','value':'J'               | 400 invalidValue",
                "'op':'replace','path':'name.givenName','value':{}      | ok",
                "'op':'replace','path':'name.givenName','value':{'a':1} | 400 invalidValue",
                "'op':'add','path':'emails','value':[7]                 | 400 invalidValue",
                "'op':'add','path':'emails','value':[{'value':'a','primary':true},{'value':'b','primary':true}] "
                        + "| 400 invalidValue",
                "'op':'replace','path':'emails[type eq \\'work\\']','value':[{'value':'a'},{'value':'b'}] "
                        + "| 400 invalidValue",
                "'op':'replace','path':'title','value':'a\\u0000'       | 400 invalidValue",
                "'op':'add','path':'emails[type eq \\'a\\u0000\\'].value','value':'n' | 400 invalidPath",
                "'op':'','path':'title','value':'x'                     | 400 invalidSyntax",
                "'op':'move','path':'title','value':'x'                 | 400 invalidSyntax",
                "'op':1,'path':'title','value':'x'                      | 400 invalidSyntax",
                "'path':'title','value':'x'                             | 400 invalidSyntax",
            })
    void applyWhenAnOperationIsWrongThenRefuses(String operation, String outcome) {
        assertThat(outcome(() -> applied(
                        plain(user("'title':'A'")),
                        object("{'Operations':[{" + operation.replace("\\'", "\\\"") + "}]}"))))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Operations':null}",
                "{'Operations':[]}",
                "{'Operations':'x'}",
                "{'Operations':[1]}",
                "{'Operations':[[]]}",
                "{'Operations':[null]}",
            })
    void applyWhenThereAreNoOperationsThenInvalidSyntax(String request) {
        assertThat(outcome(() -> applied(plain(user("")), object(request)))).isEqualTo("400 invalidSyntax");
    }

    @Test
    void applyWhenOneOfManyIsWrongThenNothingIsChanged() {
        ObjectNode current = plain(user("'title':'A','emails':[" + WORK + "]"));
        ObjectNode untouched = current.deepCopy();

        assertThat(outcome(() -> applied(
                        current,
                        object("{'Operations':[{'op':'replace','path':'emails.type','value':'x'},"
                                + "{'op':'remove','path':'title'},{'op':'replace','path':'nothing','value':1}]}"))))
                .isEqualTo("400 invalidPath");
        assertThat(current).isEqualTo(untouched);
    }

    @Test
    void applyWhenTooMuchThenRefuses() {
        String operation = "{'op':'add','path':'emails','value':['%s']}";
        String thousand = String.join(",", Collections.nCopies(1_000, operation.formatted("a")));
        StringBuilder distinct = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            distinct.append(i == 0 ? "" : ",").append(operation.formatted("v" + i));
        }

        assertThat(outcome(() -> applied(plain(user("")), object("{'Operations':[" + thousand + "]}"))))
                .isEqualTo("ok");
        assertThat(outcome(() -> applied(
                        plain(user("")), object("{'Operations':[" + thousand + "," + operation.formatted("a") + "]}"))))
                .isEqualTo("413");
        assertThat(outcome(() -> applied(plain(user("")), object("{'Operations':[" + distinct + "]}"))))
                .isEqualTo("400 invalidValue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "not (",
                "emails[",
                "a.",
                "[",
                "emails[type eq [",
                "emails[(",
                "urn:",
                ":",
                "emails[type eq {"
            })
    void applyWhenAPathIsLongOrDeepThenInvalidPath(String part) {
        for (int times : new int[] {600, 3_000}) {
            ObjectNode request = object("{'Operations':[{'op':'remove','path':'" + part.repeat(times) + "'}]}");

            assertThat(outcome(() -> applied(plain(user("")), request))).isEqualTo("400 invalidPath");
        }
    }

    @Test
    void applyWhenWrongThenDetailHasNothingOfTheRequest() {
        for (String operation : new String[] {
            "'op':'jane','path':'title','value':'x'",
            "'op':'add','path':'jane','value':'x'",
            "'op':'add','path':'emails[value eq jane]','value':'x'",
            "'op':'add','path':'emails[jane eq \\\"x\\\"].type','value':'x'",
            "'op':'add','path':'emails[value co \\\"jane\\\"].type','value':'x'",
            "'op':'add','path':'active','value':'jane'",
            "'op':'add','path':'emails','value':['jane\\u0000']",
        }) {
            assertThat(problem(() -> applied(plain(user("")), object("{'Operations':[{" + operation + "}]}")))
                            .orElseThrow()
                            .detail())
                    .doesNotContain("jane");
        }
    }

    private static String user(String content) {
        String more = content == null || content.isBlank() ? "" : "," + content;
        String enterprise = more.contains(ENTERPRISE) ? ",'" + ENTERPRISE + "'" : "";
        return "{'schemas':['" + USER + "'" + enterprise + "],'userName':'jane'" + more + "}";
    }

    private static ObjectNode applied(ObjectNode current, ObjectNode request) {
        return new UserPatch(request).apply(current);
    }
}
