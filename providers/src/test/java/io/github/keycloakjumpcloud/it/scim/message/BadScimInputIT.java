package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.scim.message.ScimErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.RealmGroups;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.it.harness.scim.ServerLog;
import io.github.keycloakjumpcloud.it.scim.message.RawRequest.Framing;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is wrong with a request: the answer is a SCIM error of 4xx, and the realm is as it was before: accounts, groups,
 * departments, memberships and links.
 */
class BadScimInputIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEGABYTE = 1_048_576;

    private TestRealm realm;
    private ScimSide scim;
    private String token;
    private String user;
    private String group;
    private String foreignUser;
    private String foreignGroup;
    private String localUser;
    private RealmState before;
    private RealmGroups groupsBefore;
    private String glance;
    private ServerLog log;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        scim = ScimSide.of(realm);
        token = ScimSide.newToken(realm, "raw");
        ScimSide other = ScimSide.of(realm.connect("other", Map.of(), application -> application));
        foreignUser = other.createUser(ScimSide.user("foreign"));
        foreignGroup = other.createGroup("Theirs", foreignUser);
        localUser = realm.admin().createUser("local@example.com", Map.of());

        ObjectNode known = ScimSide.user("known");
        known.put("title", "Engineer").put("externalId", "known");
        known.putObject(ScimSide.ENTERPRISE).put("department", "Design");
        user = scim.createUser(known);
        group = scim.createGroup("Crew", user);

        before = RealmState.of(realm.admin());
        groupsBefore = RealmGroups.of(realm.admin());
        glance = glance();
        log = ServerLog.fromNow();
    }

    @AfterEach
    void nothingIsHalfWritten() {
        String expected = glance;
        // One that writes does not fail those that come after it.
        glance = glance();
        assertThat(glance).isEqualTo(expected);
    }

    /** All accounts with their attributes, and how many groups and members there are. */
    private String glance() {
        return Stream.of(
                        "users?max=1000&briefRepresentation=false",
                        "groups/count",
                        "groups/" + group,
                        "groups/" + group + "/members")
                .map(below -> realm.admin().get(below).toString())
                .collect(Collectors.joining("\n"));
    }

    /** With the links, departments and other groups, too. */
    @AfterAll
    void deleteRealm() {
        before.assertUnchanged(realm.admin());
        assertThat(RealmGroups.of(realm.admin())).isEqualTo(groupsBefore);
        realm.close();
        log.assertQuiet();
    }

    // Bodies

    static Stream<String> bodies() {
        return BadBodies.byName().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyEndpointWhenTheBodyIsNoJsonObjectThenInvalidSyntax(String name) {
        // given
        byte[] body = BadBodies.byName().get(name);
        List<String> endpoints = List.of(
                "POST /Users",
                "PUT /Users/" + user,
                "PATCH /Users/" + user,
                "POST /Groups",
                "PUT /Groups/" + group,
                "PATCH /Groups/" + group,
                "POST /Users/.search",
                "POST /Groups/.search",
                "POST /.search",
                "POST /Bulk");

        for (String endpoint : endpoints) {
            // when
            String[] methodAndPath = endpoint.split(" ");
            ScimAnswer answer = scim.client()
                    .exchange(ScimRequest.of(methodAndPath[0], methodAndPath[1]).withBody(body));

            // then
            assertError(answer, 400, "invalidSyntax");
        }
    }

    // Values

    @ParameterizedTest
    @MethodSource("io.github.keycloakjumpcloud.it.scim.message.BadValues#ofUsers")
    void createAndReplaceWhenAValueOfAUserIsWrongThenItIsRefused(BadValues.Bad bad) {
        // given
        ObjectNode body = ScimSide.user("half");
        body.putObject(ScimSide.ENTERPRISE).put("department", "Half");
        body.set(bad.name(), parse(bad.json()));

        // when
        ScimAnswer created = scim.post("/Users", body);
        ScimAnswer replaced = scim.put("/Users/" + user, body);
        ScimAnswer inBulk = scim.post("/Bulk", bulk(operation("POST", "/Users", body)));

        // then
        assertError(created, 400, bad.scimType());
        assertError(replaced, 400, bad.scimType());
        assertThat(inBulk.status()).isEqualTo(200);
        JsonNode first = inBulk.body().get("Operations").get(0);
        assertThat(first.get("status").asText()).isEqualTo("400");
        assertThat(first.get("response").get("scimType").asText()).isEqualTo(bad.scimType());
    }

    List<BadValues.Bad> groups() {
        return BadValues.ofGroups(group);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void createAndReplaceWhenAValueOfAGroupIsWrongThenItIsRefused(BadValues.Bad bad) {
        // given
        ObjectNode body = ScimSide.group("Half", user);
        body.set(bad.name(), parse(bad.json()));

        // when
        ScimAnswer created = scim.post("/Groups", body);
        ScimAnswer replaced = scim.put("/Groups/" + group, body);

        // then
        assertError(created, 400, bad.scimType());
        assertError(replaced, 400, bad.scimType());
    }

    // PATCH

    @ParameterizedTest
    @MethodSource("io.github.keycloakjumpcloud.it.scim.message.BadPatches#ofUsers")
    void patchWhenAnOperationOnAUserIsWrongThenItIsRefused(BadPatches.Bad bad) {
        // when
        ScimAnswer answer =
                scim.client().exchange(ScimRequest.of("PATCH", "/Users/" + user).withBody(bad.json()));

        // then
        assertError(answer, bad.status(), bad.scimType());
    }

    Stream<BadPatches.Bad> groupPatches() {
        return BadPatches.ofGroups(user);
    }

    @ParameterizedTest
    @MethodSource("groupPatches")
    void patchWhenAnOperationOnAGroupIsWrongThenItIsRefused(BadPatches.Bad bad) {
        // when
        ScimAnswer answer = scim.client()
                .exchange(ScimRequest.of("PATCH", "/Groups/" + group).withBody(bad.json()));

        // then
        assertError(answer, bad.status(), bad.scimType());
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "%00", "JUMPCLOUD", "jumpcloud%20", "..%2Fjumpcloud"})
    void requestWhenThereIsNoSuchConnectionThenNotFound(String alias) {
        // given
        String path = ScimSide.baseUrl(realm).getPath().replace("/jumpcloud/jumpcloud/", "/jumpcloud/" + alias + "/");

        // when
        ScimAnswer answer =
                exchange(RawRequest.of("GET", path + "/Users").withHeader("Authorization: Bearer " + token));

        // then
        assertError(answer, 404, "");
    }

    // Content types, headers, sizes

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-www-form-urlencoded | {\"userName\":\"%zz=%\"}",
                "application/x-www-form-urlencoded; charset=utf-8 | a=1&a=2",
                "APPLICATION/X-WWW-FORM-URLENCODED | a=1",
                "multipart/form-data; boundary=x | {}",
                "multipart/form-data; boundary=x | --x--",
                "multipart/form-data | {}",
                "nonsense | {}",
                "/ | {}",
                "; | {}"
            })
    void createWhenTheContentTypeIsAFormOrNoneThenUnsupported(String type, String body) {
        for (String method : List.of("POST /Users", "PUT /Users/" + user, "PATCH /Groups/" + group, "POST /Bulk")) {
            String[] methodAndPath = method.split(" ");
            ScimAnswer answer = scim.client()
                    .exchange(ScimRequest.of(methodAndPath[0], methodAndPath[1])
                            .withHeader("Content-Type", type)
                            .withBody(body));
            assertError(answer, 415, "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/scim+json; charset=utf-16", "application/json; charset=latin1"})
    void createWhenTheCharsetIsAnotherThanUtf8ThenTheBodyIsReadAsUtf8(String type) {
        // given
        byte[] body = "{\"userName\":\"é\"}"
                .getBytes(type.contains("16") ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);

        // when
        ScimAnswer answer = scim.client()
                .exchange(ScimRequest.of("POST", "/Users")
                        .withHeader("Content-Type", type)
                        .withBody(body));

        // then
        assertError(answer, 400, "invalidSyntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "image/png",
                "*/*",
                "a/b; c",
                "application/json; charset=nonsense",
                "multipart/mixed; boundary=x"
            })
    void createWhenTheContentTypeIsAnyOtherThenTheBodyIsReadAllTheSame(String type) {
        // given
        ObjectNode body = ScimSide.user("half").put("userName", 7);

        // when
        ScimAnswer answer = scim.client()
                .exchange(ScimRequest.of("POST", "/Users")
                        .withHeader("Content-Type", type)
                        .withBody(body.toString()));

        // then
        assertError(answer, 400, "invalidValue");
    }

    @Test
    void requestWhenItHasABodyThatItsMethodDoesNotTakeThenTheBodyIsLeftAside() {
        for (Framing framing : List.of(Framing.LENGTH, Framing.CHUNKED)) {
            // given
            RawRequest read = raw("GET", "/Users/" + user)
                    .withBody(BadBodies.byName().get("invalid UTF-8"))
                    .framed(framing);

            // when, then
            assertThat(exchange(read).id()).isEqualTo(user);
            assertError(exchange(read.withMethod("DELETE").withTarget(target("/Users/x"))), 404, "");
        }
    }

    @Test
    void requestWhenAcceptAsksForAnotherTypeThenItIsScimAllTheSame() {
        for (String accept : List.of("text/html", "image/png", "nonsense", "application/scim+json;q=0")) {
            assertError(exchange(raw("GET", "/Users/x").withHeader("Accept: " + accept)), 404, "");
        }
    }

    @Test
    void requestWhenHeadersAreHugeThenAnsweredOrRefusedByKeycloak() {
        // when
        ScimAnswer large = exchange(raw("GET", "/Users/x").withHeader("X-Large: " + "a".repeat(9_000)));
        ScimAnswer tooLarge = exchange(raw("GET", "/Users/x").withHeader("X-Large: " + "a".repeat(200_000)));
        RawRequest many = raw("GET", "/Users/x");
        List<String> headers = new ArrayList<>(many.headers());
        IntStream.range(0, 1_000).forEach(i -> headers.add("X-" + i + ": a"));
        ScimAnswer manySmall =
                exchange(new RawRequest(many.method(), many.target(), headers, many.body(), many.framing()));

        // then
        assertError(large, 404, "");
        assertError(manySmall, 404, "");
        assertThat(tooLarge.status()).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(ints = {MEGABYTE + 1, 9 * MEGABYTE})
    void createWhenTheBodyIsOverAMegabyteThenTooLarge(int size) {
        // given
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');

        for (Framing framing : List.of(Framing.LENGTH, Framing.CHUNKED)) {
            for (String address : List.of("POST /Users", "PUT /Groups/" + group, "POST /Bulk", "POST /.search")) {
                // when
                String[] methodAndPath = address.split(" ");
                ScimAnswer answer = exchange(
                        raw(methodAndPath[0], methodAndPath[1]).withBody(body).framed(framing));

                // then
                assertError(answer, 413, "");
            }
        }
    }

    @Test
    void createWhenTheBodyHas50MegabytesThenTooLarge() {
        // given
        byte[] body = new byte[50 * MEGABYTE];

        // when
        ScimAnswer chunked = exchange(raw("POST", "/Users").withBody(body).framed(Framing.CHUNKED));
        ScimAnswer announced = exchange(raw("POST", "/Users").withBody(body));

        // then: over 10 MB, it is Keycloak that refuses
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(announced.status()).isEqualTo(413);
    }

    /** More than the server's heap, so that it would end if it kept what it does not read. */
    @ParameterizedTest
    @CsvSource({"the connection's, 413", "wrong, 401"})
    void createWhenTheBodyIsLargerThanTheHeapThenItIsNotKept(String token, int expected) {
        // given
        RawRequest request = raw("POST", "/Users").framed(Framing.AS_IT_IS).withHeader("Transfer-Encoding: chunked");
        if (token.equals("wrong")) {
            request = request.withoutHeader("Authorization").withHeader("Authorization: Bearer wrong");
        }

        // when
        ScimAnswer answer;
        try (RawConnection connection = new RawConnection(Keycloak.server().baseUri())) {
            answer = connection.exchange(request, 1024L * MEGABYTE);
        }

        // then
        assertThat(answer.status()).isEqualTo(expected);
        assertError(exchange(raw("GET", "/Users/x")), 404, "");
    }

    @Test
    void createWhenTheBodyBreaksOffThenNothingIsWritten() {
        // given
        RawRequest create = raw("POST", "/Users").framed(Framing.AS_IT_IS);
        String body = ScimSide.user("half").toString();

        // when, then
        try (RawConnection connection = new RawConnection(Keycloak.server().baseUri())) {
            connection.hangUpAfter(create.withHeader("Content-Length: 5000").withBody(body));
            connection.hangUpAfter(
                    create.withHeader("Transfer-Encoding: chunked").withBody("ffff\r\n" + body));
            connection.hangUpAfter(
                    create.withHeader("Transfer-Encoding: chunked").withBody("zz\r\n" + body));
        }
        assertError(exchange(create.withHeader("Content-Length: 1").withBody(body)), 400, "invalidSyntax");
    }

    // Bulk

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | invalidSyntax",
                "{'Operations':7} | invalidSyntax",
                "{'Operations':{}} | invalidSyntax",
                "{'Operations':null} | invalidSyntax",
                "{'failOnErrors':'x','Operations':[]} | invalidValue",
                "{'failOnErrors':-1,'Operations':[]} | invalidValue",
                "{'failOnErrors':1.5,'Operations':[]} | invalidValue",
                "{'failOnErrors':true,'Operations':[]} | invalidValue"
            })
    void bulkWhenItIsNoneAsAWholeThenItIsRefused(String json, String scimType) {
        assertError(scim.post("/Bulk", parse(json.replace('\'', '"'))), 400, scimType);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7 | 400",
                "null | 400",
                "[] | 400",
                "{} | 400",
                "{'method':7,'path':'/Users','bulkId':'a','data':{}} | 400",
                "{'method':'GET','path':'/Users','bulkId':'a','data':{}} | 400",
                "{'method':'POST','path':'/Users','data':{}} | 400",
                "{'method':'POST','path':'/Users','bulkId':7,'data':{}} | 400",
                "{'method':'POST','path':'/Users','bulkId':'','data':{}} | 400",
                "{'method':'POST','path':'/Users','bulkId':'\\u0000','data':{}} | 400",
                "{'method':'POST','path':7,'bulkId':'a','data':{}} | 400",
                "{'method':'POST','path':'/Users','bulkId':'a'} | 400",
                "{'method':'POST','path':'/Users','bulkId':'a','data':[]} | 400",
                "{'method':'POST','path':'/Users','bulkId':'a','data':{}} | 400",
                "{'method':'POST','path':'/Users','bulkId':'a','data':{'userName':'bulkId:none'}} | 400",
                "{'method':'POST','path':'/Users/x','bulkId':'a','data':{}} | 405",
                "{'method':'POST','path':'/Bulk','bulkId':'a','data':{}} | 404",
                "{'method':'POST','path':'/Users/.search','bulkId':'a','data':{}} | 405",
                "{'method':'POST','path':'/Nothing','bulkId':'a','data':{}} | 404",
                "{'method':'POST','path':'//Users','bulkId':'a','data':{}} | 404",
                "{'method':'POST','path':'https://example.com/Users','bulkId':'a','data':{}} | 404",
                "{'method':'PUT','path':'/Users','data':{}} | 405",
                "{'method':'PUT','path':'/Users/x','data':{}} | 404",
                "{'method':'PUT','path':'/Users/f:','data':{}} | 404",
                "{'method':'PATCH','path':'/Users/x%00','data':{'Operations':[]}} | 404",
                "{'method':'PATCH','path':'/Users/{user}','data':{'Operations':[]}} | 400",
                "{'method':'DELETE','path':'/Users'} | 405",
                "{'method':'DELETE','path':'/Users/bulkId:none'} | 400",
                "{'method':'DELETE','path':'/Users/{foreign}'} | 404",
                "{'method':'DELETE','path':'/Groups/{foreignGroup}'} | 404"
            })
    void bulkWhenAnOperationIsWrongThenThatOneIsRefused(String operation, String status) {
        // given
        String json = operation
                .replace('\'', '"')
                .replace("{user}", user)
                .replace("{foreign}", foreignUser)
                .replace("{foreignGroup}", foreignGroup);

        // when
        ScimAnswer answer =
                scim.client().exchange(ScimRequest.of("POST", "/Bulk").withBody("{\"Operations\":[" + json + "]}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode first = answer.body().get("Operations").get(0);
        assertThat(first.get("status").asText()).as(answer.text()).isEqualTo(status);
        assertThat(first.get("response").get("status").asText()).isEqualTo(status);
        assertThat(first.get("response").get("schemas").get(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    private static ObjectNode bulk(ObjectNode... operations) {
        ObjectNode bulk = JsonNodeFactory.instance.objectNode();
        bulk.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:BulkRequest");
        bulk.putArray("Operations").addAll(List.of(operations));
        return bulk;
    }

    private static ObjectNode operation(String method, String path, ObjectNode data) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("method", method).put("path", path).put("bulkId", "b").set("data", data);
        return operation;
    }

    private RawRequest raw(String method, String path) {
        return RawRequest.of(method, target(path))
                .withHeader("Authorization: Bearer " + token)
                .withHeader("Content-Type: application/scim+json");
    }

    private String target(String path) {
        return ScimSide.baseUrl(realm).getPath() + path;
    }

    private static ScimAnswer exchange(RawRequest request) {
        try (RawConnection connection = new RawConnection(Keycloak.server().baseUri())) {
            return connection.exchange(request);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
