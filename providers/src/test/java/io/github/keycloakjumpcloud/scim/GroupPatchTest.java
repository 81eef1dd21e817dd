package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.GROUP;
import static io.github.keycloakjumpcloud.scim.TestJson.object;
import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupPatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'op':'add','path':'members','value':[{'value':'1'},{'value':'2'},{'value':'1'}] | add 1 2",
                "'op':'Add','path':'MEMBERS','value':['1','2']                   | add 1 2",
                "'op':'add','path':'members','value':{'value':'1','type':'User','display':'x','$ref':'u'} | add 1",
                "'op':'add','path':'members','value':'1'                         | add 1",
                "'op':'add','path':'" + GROUP + ":members','value':['1']         | add 1",
                "'op':'add','value':{'members':[{'value':'1'}]}                  | add 1",
                "'op':'add','value':{'" + GROUP + ":Members':['1']}              | add 1",
                "'op':'add','value':{'" + GROUP + "':{'members':['1']}}          | add 1",
                "'op':'add','path':'" + GROUP + "','value':{'members':['1']}     | add 1",
                "'op':'add','path':'members','value':{'members':['1']}           | add 1",
                "'op':'add','path':'members','value':[]                          | ",
                "'op':'add','path':'members','value':null                        | ",
                "'op':'remove','path':'members','value':[{'value':'1'}]          | remove 1",
                "'op':'remove','path':'members','value':['1','2']                | remove 1 2",
                "'op':'remove','path':'members','value':{'members':[{'value':'1'}]} | remove 1",
                "'op':'remove','path':'members','value':[]                       | ",
                "'op':'remove','path':'members','value':{}                       | ",
                "'op':'remove','path':'members'                                  | remove all",
                "'op':'remove','path':'members','value':null                     | remove all",
                "'op':'remove','path':'members[value eq \\'1\\']'                | remove 1",
                "'op':'remove','path':'" + GROUP + ":members[value eq \\'1\\']'  | remove 1",
                "'op':'remove','path':'members[value eq \\'1\\' or value eq \\'2\\' or VALUE EQ \\'1\\']' | remove 1 2",
                "'op':'remove','path':'members[(value eq \\'1\\') or (value eq \\'2\\')]' | remove 1 2",
                "'op':'remove','path':'members[value eq \\'1\\']','value':['2']  | remove 1",
                "'op':'replace','path':'members','value':[{'value':'1'}]         | replace 1",
                "'op':'replace','path':'members','value':[]                      | remove all",
                "'op':'replace','path':'members','value':null                    | remove all",
                "'op':'replace','value':{'displayName':'Dev','members':['1'],'junk':1,'id':'9'} | rename Dev, replace 1",
                "'op':'replace','value':{'members':null}                         | remove all",
                "'op':'replace','path':'displayName','value':'Dev'               | rename Dev",
                "'op':'add','path':'" + GROUP + ":DISPLAYNAME','value':'Dev'     | rename Dev",
                "'op':'replace','path':'externalId','value':'e'                  | external e",
                "'op':'replace','path':'externalId','value':null                 | external -",
                "'op':'remove','path':'externalId'                               | external -",
                "'op':'add','path':'externalId','value':null                     | ",
                "'op':'replace','path':'schemas','value':['x']                   | ",
                "'op':'replace','value':{'schemas':['x'],'meta':{},'nothing':1,'members.value':'1'} | ",
            })
    void parseWhenAnOperationThenSaysWhatToChange(String operation, String changes) {
        assertThat(GroupPatch.parse(request(operation)).stream()
                        .map(GroupPatchTest::text)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(changes == null ? "" : changes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'op':'remove'                                                   | 400 noTarget",
                "'op':'remove','value':{'members':['1']}                         | 400 noTarget",
                "'op':'add'                                                      | 400 invalidValue",
                "'op':'add','path':'members'                                     | 400 invalidValue",
                "'op':'add','value':['1']                                        | 400 invalidValue",
                "'op':'add','path':'members','value':[7]                         | 400 invalidValue",
                "'op':'add','path':'members','value':[['1']]                     | 400 invalidValue",
                "'op':'add','path':'members','value':['']                        | 400 invalidValue",
                "'op':'add','path':'members','value':[{'display':'x'}]           | 400 invalidValue",
                "'op':'add','path':'members','value':[{'value':{}}]              | ok",
                "'op':'add','path':'members','value':[{'value':{'a':1}}]         | 400 invalidValue",
                "'op':'add','path':'members','value':[{'value':'1','type':'group'}] | 400 invalidValue",
                "'op':'add','path':'members','value':['a\\u0000']                | 400 invalidValue",
                "'op':'replace','path':'members','value':[{}]                    | 400 invalidValue",
                "'op':'replace','path':'members','value':[null]                  | 400 invalidValue",
                "'op':'replace','path':'members','value':{}                      | 400 invalidValue",
                "'op':'remove','path':'members','value':[{'display':'x'}]        | 400 invalidValue",
                "'op':'remove','path':'members[display eq \\'x\\']'              | 400 invalidFilter",
                "'op':'remove','path':'members[value ne \\'x\\']'                | 400 invalidFilter",
                "'op':'remove','path':'members[value sw \\'x\\']'                | 400 invalidFilter",
                "'op':'remove','path':'members[not (value eq \\'x\\')]'          | 400 invalidFilter",
                "'op':'remove','path':'members[value eq \\'x\\' and type eq \\'User\\']' | 400 invalidFilter",
                "'op':'remove','path':'members[value eq \\'x\\' or display pr]'  | 400 invalidFilter",
                "'op':'remove','path':'members[nothing eq \\'x\\']'              | 400 invalidFilter",
                "'op':'remove','path':'members[value eq null]'                   | 400 invalidFilter",
                "'op':'remove','path':'members[value eq 7]'                      | 400 invalidFilter",
                "'op':'remove','path':'members[value eq \\'x\\''                 | 400 invalidPath",
                "'op':'remove','path':'members[value eq {}]'                     | 400 invalidPath",
                "'op':'remove','path':'members.nothing'                          | 400 invalidPath",
                "'op':'remove','path':'members.value'                            | 400 mutability",
                "'op':'replace','path':'members[value eq \\'x\\']','value':'y'   | 400 mutability",
                "'op':'replace','path':'id','value':'y'                          | 400 mutability",
                "'op':'remove','path':'meta'                                     | 400 mutability",
                "'op':'remove','path':'displayName'                              | 400 mutability",
                "'op':'replace','path':'displayName','value':null                | 400 invalidValue",
                "'op':'replace','path':'displayName','value':' '                 | 400 invalidValue",
                "'op':'replace','path':'displayName','value':7                   | 400 invalidValue",
                "'op':'replace','path':'externalId','value':7                    | 400 invalidValue",
                "'op':'replace','path':'userName','value':'x'                    | 400 invalidPath",
                "'op':'rename','path':'displayName','value':'x'                  | 400 invalidSyntax",
            })
    void parseWhenAnOperationIsWrongThenRefuses(String operation, String outcome) {
        assertThat(outcome(() -> GroupPatch.parse(request(operation)))).isEqualTo(outcome);
    }

    @Test
    void parseWhenSeveralOperationsThenInOrder() {
        assertThat(GroupPatch.parse(object("{'Operations':[{'op':'add','path':'members','value':['1']},"
                        + "{'op':'replace','path':'displayName','value':'Dev'},"
                        + "{'op':'remove','path':'members','value':['1']}]}")))
                .containsExactly(
                        new GroupChange.AddMembers(List.of("1")),
                        new GroupChange.Rename("Dev"),
                        new GroupChange.RemoveMembers(List.of("1")));
    }

    @Test
    void parseWhenThousandsOfMembersThenReadsThemAll() {
        String members =
                IntStream.range(0, 5_000).mapToObj(i -> "{'value':'" + i + "'}").collect(Collectors.joining(","));

        assertThat(GroupPatch.parse(request("'op':'add','path':'members','value':[" + members + "]")))
                .singleElement()
                .isInstanceOfSatisfying(GroupChange.AddMembers.class, change -> assertThat(change.ids())
                        .hasSize(5_000));
        assertThat(outcome(() -> GroupPatch.parse(
                        request("'op':'replace','path':'displayName','value':'" + "x".repeat(256) + "'"))))
                .isEqualTo("400 invalidValue");
    }

    @Test
    void idsWhenAGroupIsSentThenAreItsMembers() {
        ObjectNode group = ResourceKind.GROUP.normalise(
                object("{'displayName':'x','members':[{'value':'1'},'2',{'value':'1','type':'User'}]}"));
        ObjectNode nested =
                ResourceKind.GROUP.normalise(object("{'displayName':'x','members':[{'value':'1','type':'Group'}]}"));
        ObjectNode none = ResourceKind.GROUP.normalise(object("{'displayName':'x'}"));

        assertThat(GroupMembers.ids(group)).containsExactly("1", "2");
        assertThat(GroupMembers.ids(none)).isEmpty();
        assertThat(outcome(() -> GroupMembers.ids(nested))).isEqualTo("400 invalidValue");
    }

    private static ObjectNode request(String operation) {
        return object("{'Operations':[{" + operation.replace("\\'", "\\\"") + "}]}");
    }

    private static String text(GroupChange change) {
        if (change instanceof GroupChange.AddMembers add) {
            return "add " + String.join(" ", add.ids());
        }
        if (change instanceof GroupChange.RemoveMembers remove) {
            return "remove " + String.join(" ", remove.ids());
        }
        if (change instanceof GroupChange.ReplaceMembers replace) {
            return "replace " + String.join(" ", replace.ids());
        }
        if (change instanceof GroupChange.Rename rename) {
            return "rename " + rename.displayName();
        }
        if (change instanceof GroupChange.SetExternalId set) {
            return "external " + set.externalId().orElse("-");
        }
        assertThat(change).isEqualTo(new GroupChange.RemoveAllMembers());
        return "remove all";
    }
}
