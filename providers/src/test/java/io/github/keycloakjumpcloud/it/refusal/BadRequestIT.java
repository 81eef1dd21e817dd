package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.RefusalEvidence;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no browser would send: an answer in the 400s, and nothing comes into being. */
class BadRequestIT {
    private final HttpClient client = HttpClient.newHttpClient();

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final RealmState before = RealmState.of(realm.admin());

    @AfterAll
    void readRealmAgain() {
        before.assertUnchanged(realm.admin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "--", "- ,de"})
    void pageWhenNoLanguageCanBeReadThenItIsShownAllTheSame(String languages) {
        for (String address : new String[] {"setup", realm.alias() + "/setup-link"}) {
            Page page = realm.browser().language(languages).open(realm.entityId() + "/jumpcloud/" + address);

            assertThat(page.status()).as(page.toString()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?SAMLResponse",
                "?SAMLResponse=",
                "?SAMLResponse=rubbish",
                "?SAMLResponse=rubbi",
                "?SAMLRequest=rubbi",
                "?SAMLResponse=%00%FF&RelayState=%00",
                "?SAMLResponse=%25%25%25",
                "?SAMLRequest=rubbish",
                "?SAMLRequest=&SAMLResponse=",
                "?SAMLart=rubbish",
                "?SAMLart=rubbish&SAMLResponse=rubbish",
                "?RelayState=x",
                "?SigAlg=x&Signature=y&SAMLResponse=rubbish",
                "/clients/unknown",
                "/clients/unknown?SAMLResponse=rubbish",
                "/clients/%00?SAMLResponse=rubbish",
                "/clients/unknown?SAMLRequest=rubbish"
            })
    void getWhenRubbishThenAnswerIsAClientError(String query) {
        assertClientError(realm.browser().open(URI.create(realm.acsUrl() + query)));
    }

    @Test
    void getWhenResponseIsAnInflationBombThenItIsRefused() {
        // given: 20 MB in a few kilobytes
        String bomb = deflated("<a>" + " ".repeat(20_000_000) + "</a>");

        // when
        Page page = realm.browser().open(URI.create(realm.acsUrl() + "?SAMLResponse=" + encoded(bomb)));

        // then
        RefusalEvidence.of(realm.admin(), page).assertTellsOf(RefusalReason.NOT_A_SAML_RESPONSE);
    }

    @Test
    void getWhenResponseIsSignedOnlyInsideThenItIsRefused() {
        // given: the Redirect binding signs the query, not the message
        SignIn person = realm.atJumpCloud();
        String message = deflated(Wire.xml(realm, person.responseFor(SampleDirectory.ORDINARY)));
        String query = "?SAMLResponse=" + encoded(message) + "&RelayState="
                + encoded(person.request().relayState());

        // when
        Page page = person.browser().open(URI.create(realm.acsUrl() + query));

        // then
        assertClientError(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "text/xml"})
    void postWhenContentTypeIsAnotherThenAnswerIsAClientError(String contentType) throws Exception {
        // when
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(realm.acsUrl()))
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString("SAMLResponse=x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // then
        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.body()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "POST"})
    void requestWhenMethodIsAnotherOrBodyIsMissingThenAnswerIsAClientError(String method) throws Exception {
        // when
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(realm.acsUrl()))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // then
        assertThat(response.statusCode()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "...",
                "a.b",
                "a.b.c",
                "a.b.c.d",
                "a.b.%%%",
                "a.b.\u0000",
                "a..",
                "\uD83D\uDE00.\uD83D\uDE00.x",
                "..YQ",
                "x.y.AAAAAAAAAAAAAAAAAAAAAA",
                "x.y.AAAA.{}",
                "<script>",
                "https://evil.example.com/"
            })
    void postWhenRelayStateIsStrangeThenAnswerIsAClientError(String relayState) {
        // given
        SignIn person = realm.atJumpCloud();
        String xml = Wire.xml(realm, person.responseFor(SampleDirectory.ORDINARY));

        // when
        Page page = realm.post(person.browser(), Wire.base64(xml), relayState);

        // then
        assertClientError(page);
    }

    @Test
    void postWhenRelayStateIsEndlessThenAnswerIsAClientError() {
        // given
        SignIn person = realm.atJumpCloud();
        String xml = Wire.xml(realm, person.responseFor(SampleDirectory.ORDINARY));

        // when
        Page page = realm.post(person.browser(), Wire.base64(xml), "a.b." + "x".repeat(100_000));

        // then
        assertClientError(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/clients/unknown"})
    void postWhenResponseComesAsARequestThenAnswerIsAClientError(String below) {
        // given
        SignIn person = realm.atJumpCloud();
        String xml = Wire.xml(realm, person.responseFor(SampleDirectory.ORDINARY));

        // when
        Page page = post(below, Map.of("SAMLRequest", Wire.base64(xml)));

        // then
        assertClientError(page);
    }

    @Test
    void postWhenArtifactComesBesideAResponseThenAnswerIsAClientError() {
        // given
        SignIn person = realm.atJumpCloud();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLResponse", Wire.base64(Wire.xml(realm, person.responseFor(SampleDirectory.ORDINARY))));
        fields.put("SAMLart", "AAQAAMFbLinlXaCM+FIxiDwGOLAy2T71gbpO7ZhNzAgEANlB90ECfpNEVLg=");
        fields.put("RelayState", person.request().relayState());

        // when
        Page page = person.browser().post(URI.create(realm.acsUrl()), fields);

        // then
        assertClientError(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jumpcloud/unknown/login",
                "jumpcloud/%00/login",
                "jumpcloud/..%2F..%2Fmaster/login",
                "jumpcloud/jumpcloud",
                "jumpcloud/jumpcloud/unknown",
                "jumpcloud",
                "broker/unknown/endpoint"
            })
    void getWhenAddressIsUnknownThenAnswerIsAClientError(String path) {
        assertClientError(realm.browser().open(URI.create(realm.entityId() + "/" + path)));
    }

    private Page post(String below, Map<String, String> fields) {
        return realm.browser().post(URI.create(realm.acsUrl() + below), fields);
    }

    private static void assertClientError(Page page) {
        assertThat(page.status()).as(page.toString()).isBetween(400, 499);
        assertThat(page.body()).doesNotContain("Exception", "\tat ");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
