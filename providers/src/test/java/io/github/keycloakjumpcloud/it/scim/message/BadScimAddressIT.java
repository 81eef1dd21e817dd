package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.scim.ScimErrors;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches, addresses and methods that are wrong. */
class BadScimAddressIT extends BadScimInput {

    // Searches

    @ParameterizedTest
    @MethodSource("io.github.keycloakjumpcloud.it.scim.message.BadFilters#all")
    void searchWhenTheFilterIsWrongThenInvalidFilter(String filter) {
        // given
        ObjectNode search = JsonNodeFactory.instance.objectNode().put("filter", filter);

        // when
        ScimAnswer posted = scim.post("/Users/.search", search);

        // then
        assertError(posted, 400, "invalidFilter");
        if (filter.indexOf('\0') < 0) {
            // Keycloak itself refuses that character in a query.
            assertError(scim.find("Users", filter), 400, "invalidFilter");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "count | \"many\"",
                "count | 1.5",
                "count | true",
                "count | {}",
                "count | \"0x10\"",
                "startIndex | \"first\"",
                "startIndex | 1e9",
                "startIndex | [true]",
                "filter | 7",
                "filter | {}",
                "attributes | {}",
                "attributes | [7,{}]",
                "attributes | true"
            })
    void searchWhenAParameterIsWrongThenItIsRefused(String name, String json) {
        // given
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        search.set(name, parse(json));

        for (String endpoint : List.of("/Users/.search", "/Groups/.search", "/.search")) {
            // when
            ScimAnswer answer = scim.post(endpoint, search);

            // then
            assertError(answer, 400, name.equals("filter") && json.equals("7") ? "invalidFilter" : "invalidValue");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count=many",
                "count=1.5",
                "count=%C3%A9",
                "startIndex=first",
                "startIndex=--1",
                "attributes=userName&excludedAttributes=emails",
            })
    void listWhenAParameterIsWrongThenInvalidValue(String query) {
        assertError(scim.get("/Users?" + query), 400, "invalidValue");
        assertError(scim.get("/Groups?" + query), 400, "invalidValue");
    }

    // Addresses and methods

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/nothing",
                "/users",
                "/User",
                "/Users/x/y",
                "/Users/.search/x",
                "/Groups/x/members",
                "/Bulk/x",
                "/.search/x",
                "/Schemas/x",
                "/Schemas/x/y",
                "/ResourceTypes/x",
                "/ServiceProviderConfig/x",
                "/Users%00",
                "/Users%2F",
                "/Users%3Fcount=1",
                "/%F0%9F%98%80"
            })
    void requestWhenThereIsNoSuchAddressThenNotFound(String path) {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            ScimAnswer answer = scim.client().exchange(ScimRequest.of(method, path));
            if (path.startsWith("/Schemas") || path.startsWith("/Res") || path.startsWith("/Service")) {
                assertThat(answer.status()).isIn(404, 405);
                assertThat(ScimErrors.fault(answer)).isEmpty();
            } else {
                assertError(answer, 404, "");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a;b/%0d%0a", "/Users;a=b/%0A", "/Groups/%0d;a", "/%0d%0a"})
    void requestWhenTheAddressHasALineBreakThenItIsRefusedWithOrWithoutAMatrixParameter(String path) {
        // when
        ScimAnswer answer = scim.get(path);

        // then
        if (path.contains(";") && answer.text().contains("invalidCharacter")) {
            // Younger Keycloaks refuse every semicolon themselves.
            assertThat(answer.status()).isEqualTo(400);
        } else {
            assertError(answer, 404, "");
        }
    }

    Stream<String> ids() {
        return Stream.of(
                "x",
                "null",
                "undefined",
                "-1",
                "%00",
                "%2F",
                "..%2F..%2FUsers",
                "%20",
                "%0D%0Ax:y",
                "%FF%FE",
                "%F0%9F%98%80",
                "f:",
                "f:x",
                "f:x:y",
                "f%3A%3A",
                "*",
                "'%20or%201=1--",
                "00000000-0000-0000-0000-000000000000",
                "x".repeat(255),
                "x".repeat(3_000),
                user.toUpperCase(),
                user + "%00",
                user + "%20",
                foreignUser,
                foreignGroup,
                localUser);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyMethodWhenThereIsNoSuchResourceThenNotFound(String id) {
        for (String path : List.of("/Users/" + id, "/Groups/" + id)) {
            ObjectNode body = path.startsWith("/Users") ? ScimSide.user("half") : ScimSide.group("Half");
            assertError(scim.get(path), 404, "");
            assertError(scim.put(path, body), 404, "");
            assertError(scim.patch(path, ScimSide.operation("remove", "externalId", null)), 404, "");
            assertError(scim.delete(path), 404, "");
        }
    }

    @Test
    void filterWhenTheIdIsOneThatKeycloakFailsOnThenNothingIsFound() {
        for (String id : List.of("f:", "f:x", "f:x:y", "%", "x".repeat(1_000))) {
            assertThat(scim.find("Users", "id eq \"" + id + "\"").resources()).isEmpty();
            assertThat(scim.find("Groups", "id eq \"" + id + "\"").resources()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Users | PUT PATCH DELETE | GET, POST",
                "/Groups | PUT PATCH DELETE | GET, POST",
                "/Users/{user} | POST | GET, PUT, PATCH, DELETE",
                "/Groups/{group} | POST | GET, PUT, PATCH, DELETE",
                "/Users/.search | GET PUT PATCH DELETE | POST",
                "/Groups/.search | GET PUT PATCH DELETE | POST",
                "/.search | GET PUT PATCH DELETE | POST",
                "/Bulk | GET PUT PATCH DELETE | POST",
                "/ServiceProviderConfig | POST PUT PATCH DELETE | GET",
                "/ResourceTypes | POST PUT PATCH DELETE | GET",
                "/ResourceTypes/User | POST PUT PATCH DELETE | GET",
                "/Schemas | POST PUT PATCH DELETE | GET"
            })
    void requestWhenTheMethodIsWrongThenNotAllowedAndToldWhich(String path, String methods, String allowed) {
        for (String method : methods.split(" ")) {
            // when
            ScimAnswer answer = scim.client()
                    .exchange(
                            ScimRequest.of(method, path.replace("{user}", user).replace("{group}", group))
                                    .withBody("{}"));

            // then
            assertError(answer, 405, "");
            assertThat(answer.header("Allow")).contains(allowed);
        }
    }
}
