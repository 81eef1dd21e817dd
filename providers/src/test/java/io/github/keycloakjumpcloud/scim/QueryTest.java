package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.object;
import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static io.github.keycloakjumpcloud.scim.TestJson.plain;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    @Test
    void ofWhenParametersThenReadsThem() {
        Query query = Query.of(
                Map.of("filter", "id eq \"1\"", "attributes", "userName", "startIndex", "3", "count", "5")::get,
                ResourceKind.USER);

        assertThat(query.filter().orElseThrow().matches(plain("{'id':'1'}"))).isTrue();
        assertThat(query.projection().wants("emails")).isFalse();
        assertThat(query.paging()).isEqualTo(new Paging(3, 5));
    }

    @Test
    void ofWhenNothingIsGivenThenAll() {
        Query query = Query.of(name -> null, ResourceKind.GROUP);

        assertThat(query.filter()).isEmpty();
        assertThat(query.projection().wants("members")).isTrue();
        assertThat(query.paging()).isEqualTo(new Paging(1, 100));
    }

    @Test
    void ofWhenASearchRequestThenReadsIt() {
        Query query = Query.of(
                object("{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],'FILTER':'id eq \\\"1\\\"',"
                        + "'excludedAttributes':['emails','name.givenName'],'startIndex':2,'count':'10',"
                        + "'sortBy':'userName','sortOrder':'descending'}"),
                ResourceKind.USER);

        assertThat(query.filter().orElseThrow().matches(plain("{'id':'2'}"))).isFalse();
        assertThat(query.projection().wants("emails")).isFalse();
        assertThat(query.projection().wants("name")).isTrue();
        assertThat(query.paging()).isEqualTo(new Paging(2, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'filter':5}                                  | 400 invalidFilter",
                "{'filter':''}                                 | 400 invalidFilter",
                "{'filter':{}}                                 | 400 invalidValue",
                "{'attributes':[{}]}                           | 400 invalidValue",
                "{'attributes':true}                           | 400 invalidValue",
                "{'attributes':['id'],'excludedAttributes':['name']} | 400 invalidValue",
                "{'count':'many'}                              | 400 invalidValue",
                "{'count':1.5}                                 | 400 invalidValue",
                "{'startIndex':[]}                             | ok",
                "{'attributes':[],'excludedAttributes':null}   | ok",
                "{}                                            | ok",
            })
    void ofWhenASearchRequestIsWrongThenRefuses(String body, String outcome) {
        assertThat(outcome(() -> Query.of(object(body), ResourceKind.USER))).isEqualTo(outcome);
    }

    @Test
    void listAnswerWhenMadeThenHasTheFormOfTheRfc() {
        assertThat(ListAnswer.of(12, 11, List.of(plain("{'id':'1'}"), plain("{'id':'2'}"))))
                .isEqualTo(plain("{'schemas':['urn:ietf:params:scim:api:messages:2.0:ListResponse'],'totalResults':12,"
                        + "'startIndex':11,'itemsPerPage':2,'Resources':[{'id':'1'},{'id':'2'}]}"));
        assertThat(ListAnswer.of(0, 1, List.of()).path("Resources").isArray()).isTrue();
    }
}
