package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.it.scim.message.RawRequest.Framing;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content types, headers and sizes that are wrong. */
class BadScimFramingIT extends BadScimInput {

    private static final int MEGABYTE = 1_048_576;

    private String token;

    @BeforeAll
    void createToken() {
        token = ScimSide.newToken(realm, "raw");
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
}
