package io.github.keycloakjumpcloud.it.refusal;

import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.ANSWER_TO_ANOTHER_REQUEST;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.NOT_A_SAML_RESPONSE;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.UNSOLICITED;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.USED_BEFORE;

import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.it.refusal.RefusalCase.Situation;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The ways to be refused because of how the response came: JC-309, JC-310, JC-311 and JC-313. */
final class DeliveryRefusals {

    private static final Person PERSON = SampleDirectory.ORDINARY;

    private DeliveryRefusals() {}

    static List<RefusalCase> cases() {
        return List.of(
                RefusalCase.of(USED_BEFORE, "posted again in the same browser", replay((realm, used) -> used)),
                RefusalCase.of(
                        USED_BEFORE, "posted again in another browser", replay((realm, used) -> realm.atJumpCloud())),
                RefusalCase.of(USED_BEFORE, "posted again at the address of a client", realm -> {
                    SignIn first = realm.atJumpCloud();
                    String xml = Wire.xml(realm, first.responseFor(PERSON));
                    Wire.answer(realm, first, xml);
                    first.login();
                    return () -> realm.newPerson()
                            .browser()
                            .post(
                                    URI.create(realm.acsUrl() + "/clients/any"),
                                    Map.of("SAMLResponse", Wire.base64(xml), "RelayState", ""));
                }),
                RefusalCase.of(UNSOLICITED, "tile", realm -> {
                            SignIn person = realm.newPerson();
                            return () -> person.pressTile(PERSON);
                        })
                        .with("portalClient", ""),
                RefusalCase.of(
                                UNSOLICITED,
                                "sign-in link",
                                realm -> () -> realm.browser()
                                        .open(realm.entityId() + "/jumpcloud/" + TestRealm.ALIAS + "/login"))
                        .with("portalClient", ""),
                unreadable("a text", "Hello"),
                unreadable("an empty text", ""),
                unreadable("no Base64", "%%% \u0000 not base64 \uD83D\uDE00"),
                unreadable("Base64 of something else", Wire.base64("\u0001\u0002\u0003 rubbish")),
                unreadable("XML of another kind", Wire.base64("<html><body>404</body></html>")),
                RefusalCase.of(
                        NOT_A_SAML_RESPONSE,
                        "Keycloak's own request",
                        posted(person -> Map.of(
                                "SAMLResponse",
                                person.browser().form("form").fields().get("SAMLRequest")))),
                RefusalCase.of(NOT_A_SAML_RESPONSE, "nothing at all", posted(person -> Map.of())),
                RefusalCase.of(
                        NOT_A_SAML_RESPONSE,
                        "an artifact",
                        posted(person ->
                                Map.of("SAMLart", "AAQAAMFbLinlXaCM+FIxiDwGOLAy2T71gbpO7ZhNzAgEANlB90ECfpNEVLg="))),
                several("SAMLRequest"),
                several("SAMLart"),
                RefusalCase.of(
                        NOT_A_SAML_RESPONSE,
                        "a request beside an artifact",
                        posted(person -> Map.of("SAMLRequest", Wire.base64("<a/>"), "SAMLart", "AAQAAMFbLinl"))),
                RefusalCase.of(ANSWER_TO_ANOTHER_REQUEST, "the answer to another browser's request", realm -> {
                    SignIn other = realm.atJumpCloud();
                    SignIn person = realm.atJumpCloud();
                    return () -> Wire.answer(realm, person, Wire.xml(realm, other.responseFor(PERSON)));
                }),
                RefusalCase.of(ANSWER_TO_ANOTHER_REQUEST, "RelayState lost", withRelayState("")),
                RefusalCase.of(ANSWER_TO_ANOTHER_REQUEST, "RelayState absent", withRelayState(null)),
                RefusalCase.of(ANSWER_TO_ANOTHER_REQUEST, "RelayState of somebody else", withRelayState("a.b.c")),
                RefusalCase.of(ANSWER_TO_ANOTHER_REQUEST, "login expired", realm -> {
                    SignIn person = realm.atJumpCloud();
                    String xml = Wire.xml(realm, person.responseFor(PERSON));
                    person.browser().clearCookies();
                    return () -> Wire.answer(realm, person, xml);
                }),
                RefusalCase.of(ANSWER_TO_ANOTHER_REQUEST, "no InResponseTo while a login is pending", realm -> {
                    SignIn person = realm.atJumpCloud();
                    return () -> person.answer(PERSON, response -> response.withInResponseTo(null));
                }),
                RefusalCase.of(
                        ANSWER_TO_ANOTHER_REQUEST, "an assertion that is confirmed for another request", realm -> {
                            SignIn person = realm.atJumpCloud();
                            return () ->
                                    person.answer(PERSON, response -> response.withConfirmedRequest("ID_of-another"));
                        }));
    }

    private static Situation replay(BiFunction<TestRealm, SignIn, SignIn> second) {
        return realm -> {
            SignIn first = realm.atJumpCloud();
            String xml = Wire.xml(realm, first.responseFor(PERSON));
            String relayState = first.request().relayState();
            Wire.answer(realm, first, xml);
            first.login();
            SignIn again = second.apply(realm, first);
            String usedRelayState =
                    again == first ? relayState : again.request().relayState();
            return () -> realm.post(again.browser(), Wire.base64(xml), usedRelayState);
        };
    }

    /** A good response, with another message beside it. */
    private static RefusalCase several(String field) {
        return RefusalCase.of(NOT_A_SAML_RESPONSE, "a response and a " + field, realm -> {
            SignIn person = realm.atJumpCloud();
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(field, "");
            fields.put("SAMLResponse", Wire.base64(Wire.xml(realm, person.responseFor(PERSON))));
            fields.put("RelayState", person.request().relayState());
            return () -> person.browser().post(URI.create(realm.acsUrl()), fields);
        });
    }

    private static RefusalCase unreadable(String description, String samlResponse) {
        return RefusalCase.of(NOT_A_SAML_RESPONSE, description, posted(person -> Map.of("SAMLResponse", samlResponse)));
    }

    /** Posts fields to the endpoint, together with the RelayState of the pending login. */
    private static Situation posted(Function<SignIn, Map<String, String>> fields) {
        return realm -> {
            SignIn person = realm.atJumpCloud();
            Map<String, String> all = new LinkedHashMap<>(fields.apply(person));
            all.put("RelayState", person.request().relayState());
            return () -> person.browser().post(URI.create(realm.acsUrl()), all);
        };
    }

    private static Situation withRelayState(String relayState) {
        return realm -> {
            SignIn person = realm.atJumpCloud();
            String xml = Wire.xml(realm, person.responseFor(PERSON));
            return () -> realm.post(person.browser(), Wire.base64(xml), relayState);
        };
    }
}
