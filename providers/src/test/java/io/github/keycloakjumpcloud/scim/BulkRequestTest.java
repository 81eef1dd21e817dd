package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.object;
import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static io.github.keycloakjumpcloud.scim.TestJson.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkRequestTest {

    private static final Function<String, Optional<String>> CREATED =
            bulkId -> Optional.ofNullable(Map.of("a", "id-a", "b", "id-b").get(bulkId));

    private static String idOf(Route route) {
        return route instanceof Route.One one ? one.id() : "-";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // operation -> method, kind, id, bulkId
                "'method':'POST','path':'/Users','bulkId':'a','data':{'x':1}      | POST USER - a",
                "'METHOD':'post','Path':'Groups','BULKID':'a','Data':{}           | POST GROUP - a",
                "'method':'PUT','path':'/Users/1','data':{'x':1}                  | PUT USER 1 -",
                "'method':'PATCH','path':'/Groups/1','bulkId':'p','data':{'x':1}  | PATCH GROUP 1 p",
                "'method':'DELETE','path':'/Users/1','version':'W/x'              | DELETE USER 1 -",
                "'method':'DELETE','path':'/Users/1/','data':{'x':1}              | DELETE USER 1 -",
                "'method':'DELETE','path':'/Users/bulkId:a'                       | DELETE USER bulkId:a -",
            })
    void readWhenAnOperationThenSaysWhatToDo(String operation, String expected) {
        BulkOperation read = only(operation);

        assertThat(read).isInstanceOfSatisfying(BulkOperation.Valid.class, valid -> {
            assertThat(valid.type() + " " + valid.route().kind() + " " + idOf(valid.route()) + " "
                            + valid.bulkId().orElse("-"))
                    .isEqualTo(expected);
            assertThat(valid.data() == null).isEqualTo(valid.type() == BulkMethod.DELETE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                                            | 400 invalidSyntax",
                "'method':'GET','path':'/Users/1'                            | 400 invalidSyntax",
                "'method':7,'path':'/Users/1'                                | 400 invalidSyntax",
                "'method':'POST','path':'/Users','data':{}                   | 400 invalidSyntax",
                "'method':'POST','path':'/Users','bulkId':' ','data':{}      | 400 invalidSyntax",
                "'method':'POST','path':'/Users','bulkId':7,'data':{}        | 400 invalidSyntax",
                "'method':'PATCH','path':'/Users/1','bulkId':[],'data':{}    | 400 invalidSyntax",
                "'method':'POST','path':'/Users','bulkId':'a'                | 400 invalidSyntax",
                "'method':'POST','path':'/Users','bulkId':'a','data':[]      | 400 invalidSyntax",
                "'method':'PUT','path':'/Users/1','data':'x'                 | 400 invalidSyntax",
                "'method':'PUT','data':{}                                    | 400 invalidSyntax",
                "'method':'PUT','path':{},'data':{}                          | 400 invalidSyntax",
                "'method':'POST','path':'/Users/1','bulkId':'a','data':{}    | 405",
                "'method':'PUT','path':'/Users','data':{}                    | 405",
                "'method':'DELETE','path':'/Groups/'                         | 405",
                "'method':'DELETE','path':'/Devices/1'                       | 404",
                "'method':'DELETE','path':'/Bulk'                            | 404",
                "'method':'DELETE','path':'/Users/.search'                  | 405",
                "'method':'DELETE','path':'/Users/1/2'                       | 404",
                "'method':'DELETE','path':'/Users/../1'                      | 404",
                "'method':'DELETE','path':'/Users/1?x=y'                     | 404",
                "'method':'DELETE','path':'https://x.example/Users/1'        | 404",
                "'method':'DELETE','path':'/Users/a\\u0000'                  | 404",
                "'method':'DELETE','path':'/Users/a\\ud800'                  | 404",
                "'method':'DELETE','path':''                                 | 404",
            })
    void readWhenAnOperationIsWrongThenOnlyThatOne(String operation, String expected) {
        BulkOperation read = only(operation == null ? "" : operation);

        assertThat(read).isInstanceOfSatisfying(BulkOperation.Invalid.class, invalid -> assertThat(outcome(() -> {
                    throw invalid.problem();
                }))
                .isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                             | 400 invalidSyntax",
                "{'Operations':null}                            | 400 invalidSyntax",
                "{'Operations':{}}                              | 400 invalidSyntax",
                "{'Operations':'x'}                             | 400 invalidSyntax",
                "{'Operations':[],'failOnErrors':'x'}           | 400 invalidValue",
                "{'Operations':[],'failOnErrors':-1}            | 400 invalidValue",
                "{'Operations':[],'failOnErrors':1.5}           | 400 invalidValue",
                "{'Operations':[],'failOnErrors':{}}            | 400 invalidValue",
                "{'Operations':[],'failOnErrors':99999999999}   | ok",
                "{'OPERATIONS':[],'FAILONERRORS':null}          | ok",
                "{'Operations':[1,null,[],'x']}                 | ok",
            })
    void readWhenTheWholeIsWrongThenRefuses(String request, String outcome) {
        assertThat(outcome(() -> BulkRequest.read(object(request)))).isEqualTo(outcome);
    }

    @Test
    void readWhenTooManyOperationsThenTooLarge() {
        String operation = "{'method':'DELETE','path':'/Users/1'}";

        assertThat(BulkRequest.read(object(
                                "{'Operations':[" + String.join(",", Collections.nCopies(1_000, operation)) + "]}"))
                        .operations())
                .hasSize(1_000);
        assertThat(outcome(() -> BulkRequest.read(
                        object("{'Operations':[" + String.join(",", Collections.nCopies(1_001, operation)) + "]}"))))
                .isEqualTo("413");
    }

    @ParameterizedTest
    @CsvSource({"'',0,false", "'',1000,false", "'1',0,false", "'1',1,true", "'3',2,false", "'3',4,true", "'0',1,false"})
    void stopsAfterWhenErrorsThenByTheLimit(String failOnErrors, int errors, boolean stops) {
        String member = failOnErrors.isEmpty() ? "" : ",'failOnErrors':" + failOnErrors;

        assertThat(BulkRequest.read(object("{'Operations':[]" + member + "}")).stopsAfter(errors))
                .isEqualTo(stops);
    }

    @Test
    void readWhenABulkIdIsUsedTwiceThenTheSecondIsWrong() {
        List<BulkOperation> operations = BulkRequest.read(object("{'Operations':["
                        + "{'method':'POST','path':'/Users','bulkId':'a','data':{}},"
                        + "{'method':'POST','path':'/Users','bulkId':'a','data':{}}]}"))
                .operations();

        assertThat(operations.get(0)).isInstanceOf(BulkOperation.Valid.class);
        assertThat(operations.get(1)).isInstanceOf(BulkOperation.Invalid.class);
    }

    @Test
    void resolvedWhenReferencesAreKnownThenReplacesThemEverywhere() {
        BulkOperation.Valid operation = (BulkOperation.Valid) only("'method':'PATCH','path':'/Groups/bulkId:a','data':"
                + "{'displayName':'bulk','members':[{'value':'bulkId:b'},'bulkId:a','x'],"
                + "'path':'members[value eq \\\"bulkId:a\\\" or value eq \\\"bulkId:b\\\"]',"
                + "'deep':{'manager':{'value':'bulkId:a'}}}");
        ObjectNode before = operation.data().deepCopy();

        BulkOperation.Valid resolved = operation.resolved(CREATED);

        assertThat(idOf(resolved.route())).isEqualTo("id-a");
        assertThat(plain(resolved.data().toString()))
                .isEqualTo(plain("{'displayName':'bulk','members':[{'value':'id-b'},'id-a','x'],"
                        + "'path':'members[value eq \\\"id-a\\\" or value eq \\\"id-b\\\"]',"
                        + "'deep':{'manager':{'value':'id-a'}}}"));
        assertThat(operation.data()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/Groups/bulkId:z | {}",
                "/Groups/1        | {'members':['bulkId:z']}",
                "/Groups/1        | {'members':[{'value':'bulkId:'}]}",
                "/Groups/1        | {'path':'members[value eq \\\"bulkId:z\\\"]'}",
            })
    void resolvedWhenAReferenceIsUnknownThenInvalidValue(String path, String data) {
        BulkOperation.Valid operation =
                (BulkOperation.Valid) only("'method':'PUT','path':'" + path + "','data':" + data);

        assertThat(outcome(() -> operation.resolved(CREATED))).isEqualTo("400 invalidValue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT   | {'active':false,'title':'bulkId:z','nickName':'bulkId:a'} | {'active':false,'title':0,'nickName':'id-a'}",
                "PATCH | {'Operations':[{'op':'replace','path':'active','value':false},{'path':'bulkId:z'}]}"
                        + " | {'Operations':[{'op':'replace','path':'active','value':false},{'path':0}]}"
            })
    void resolvedWhenAReferenceIsUnknownInWhatDeactivatesThenNothingTakesItsPlace(
            String method, String data, String expected) {
        BulkOperation.Valid operation =
                (BulkOperation.Valid) only("'method':'" + method + "','path':'/Users/1','data':" + data);

        assertThat(plain(operation.resolved(CREATED).data().toString())).isEqualTo(plain(expected));
        assertThat(outcome(() -> ((BulkOperation.Valid)
                                only("'method':'" + method + "','path':'/Users/bulkId:z','data':" + data))
                        .resolved(CREATED)))
                .isEqualTo("400 invalidValue");
    }

    @ParameterizedTest
    @CsvSource({
        // operations, each: bulkId and what it refers to -> order
        "a b c,            a b c",
        "a>b b c,          b a c",
        "a>c b c,          b c a",
        "a>b b>c c d,      c b a d",
        "b a>b,            b a",
        "a>z b,            a b",
        "a>a b,            b a",
        "a>b b>a c,        c a b",
        "a>b&c c b,        c b a",
    })
    void readWhenAReferenceGoesForwardThenItWaits(String sent, String order) {
        String operations = List.of(sent.split(" ")).stream()
                .map(text -> text.split(">"))
                .map(parts -> "{'method':'POST','path':'/Groups','bulkId':'" + parts[0] + "','data':{'members':["
                        + (parts.length == 1 ? "" : "'bulkId:" + parts[1].replace("&", "','bulkId:") + "'")
                        + "]}}")
                .collect(Collectors.joining(","));

        assertThat(BulkRequest.read(object("{'Operations':[" + operations + "]}")).operations().stream()
                        .map(operation -> operation.bulkId().orElseThrow()))
                .containsExactly(order.split(" "));
    }

    @Test
    void answerWhenMadeThenHasTheFormOfTheRfc() {
        BulkOperation post = only("'method':'POST','path':'/Users','bulkId':'a','data':{}");
        BulkOperation wrong = only("'method':'GET'");

        assertThat(BulkAnswer.of(List.of(
                        BulkAnswer.succeeded(post, 201, "https://x.example/Users/1"),
                        BulkAnswer.failed(post, ScimProblem.uniqueness("taken"), null),
                        BulkAnswer.failed(wrong, ((BulkOperation.Invalid) wrong).problem(), null))))
                .isEqualTo(plain("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],'Operations':["
                        + "{'method':'POST','bulkId':'a','location':'https://x.example/Users/1','status':'201'},"
                        + "{'method':'POST','bulkId':'a','status':'409','response':{'schemas':["
                        + "'urn:ietf:params:scim:api:messages:2.0:Error'],'status':'409','scimType':'uniqueness',"
                        + "'detail':'taken'}},"
                        + "{'status':'400','response':{'schemas':['urn:ietf:params:scim:api:messages:2.0:Error'],"
                        + "'status':'400','scimType':'invalidSyntax',"
                        + "'detail':'method must be POST, PUT, PATCH or DELETE'}}]}"));
    }

    private static BulkOperation only(String operation) {
        return BulkRequest.read(object("{'Operations':[{" + operation + "}]}"))
                .operations()
                .get(0);
    }
}
