package io.github.keycloakjumpcloud.simulator.portal;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.AuthnRequest;
import io.github.keycloakjumpcloud.simulator.saml.AuthnRequest.SignOnBinding;
import io.github.keycloakjumpcloud.simulator.saml.InvalidAuthnRequestException;
import io.github.keycloakjumpcloud.simulator.saml.RequestSignature;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.Html;
import io.github.keycloakjumpcloud.simulator.web.Parameters;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sign-on URL of an application (SAML Profiles 4.1). The endpoint answers at once for a person who is signed in,
 * and shows the sign-in page otherwise. A call without SAMLRequest gets an unsolicited response, as the tile does.
 */
final class SsoEndpoint {

    private static final String SAML_REQUEST = "SAMLRequest";
    private static final String RELAY_STATE = "RelayState";
    private static final String BINDING = "binding";

    private final SignIns signIns;

    SsoEndpoint(SignIns signIns) {
        this.signIns = signIns;
    }

    Reply answer(SsoApplication application, WebRequest request) {
        Parameters message = request.isPost() ? request.form() : request.query();
        AuthnRequest authnRequest;
        try {
            authnRequest = authnRequest(binding(request), message);
            checkSignature(application, request);
        } catch (InvalidAuthnRequestException e) {
            return Layout.problem(400, "Not a SAML request", e.getMessage());
        }
        String picked = request.form().first("person");
        if (picked != null) {
            return signIns.person(picked)
                    .map(person -> signIns.signIn(person, post(application, person, authnRequest)))
                    .orElseGet(Layout::unknownPerson);
        }
        Optional<Person> signedIn = signIns.signedIn(request);
        if (signedIn.isEmpty() || (authnRequest != null && authnRequest.forceAuthn())) {
            return signInPage(application, binding(request), message);
        }
        return post(application, signedIn.get(), authnRequest);
    }

    /** The tile. JumpCloud opens the login URL when the admin set one, and sends an unsolicited response otherwise. */
    Reply launch(SsoApplication application, WebRequest request) {
        return application.loginUrl() == null
                ? answer(
                        application,
                        new WebRequest(
                                "GET",
                                request.path(),
                                Parameters.NONE,
                                Parameters.NONE,
                                request.headers(),
                                new byte[0]))
                : Reply.seeOther(application.loginUrl());
    }

    private Reply signInPage(SsoApplication application, SignOnBinding binding, Parameters message) {
        Map<String, String> hidden = new LinkedHashMap<>();
        if (message.has(SAML_REQUEST)) {
            hidden.put(SAML_REQUEST, message.first(SAML_REQUEST));
            hidden.put(BINDING, binding.name());
        }
        if (message.has(RELAY_STATE)) {
            hidden.put(RELAY_STATE, message.first(RELAY_STATE));
        }
        return Layout.page(
                "Sign in as",
                Html.of("<p><strong>{}</strong> asks who you are.</p>", application.label()),
                Layout.people(signIns.people(), "/saml2/" + application.slug(), hidden));
    }

    private static Reply post(SsoApplication application, Person person, AuthnRequest request) {
        String relayState = request == null ? application.defaultRelayState() : request.relayState();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLResponse", application.answer(person, request).base64(application.key()));
        fields.put(RELAY_STATE, relayState == null ? "" : relayState);
        return Layout.page(
                "Signing in to " + application.label(),
                Html.of("""
                        <form id="saml-response" method="post" action="{}">{}
                        <p>You are being sent to {} as {}.</p>
                        <button>Continue</button>
                        </form>
                        <script src="/post.js"></script>
                        """, application.acsUrl(), Layout.hidden(fields), application.label(), person.displayName()));
    }

    private static AuthnRequest authnRequest(SignOnBinding binding, Parameters message) {
        String samlRequest = message.first(SAML_REQUEST);
        return samlRequest == null ? null : AuthnRequest.parse(binding, samlRequest, message.first(RELAY_STATE));
    }

    /** The signature is checked once, when the request arrives. The sign-in page then posts the checked request. */
    private static void checkSignature(SsoApplication application, WebRequest request) {
        RequestSignature signature = new RequestSignature(application.spCertificate());
        if (!request.isPost()) {
            signature.checkRedirect(request.query().raw());
        } else if (request.form().has(SAML_REQUEST) && !request.form().has(BINDING)) {
            signature.checkPost(request.form().first(SAML_REQUEST));
        }
    }

    /** The sign-in page posts each request, also a redirected request, so its form carries the original binding. */
    private static SignOnBinding binding(WebRequest request) {
        String carried = request.form().first(BINDING);
        if (carried != null) {
            return SignOnBinding.valueOf(carried);
        }
        return request.isPost() ? SignOnBinding.POST : SignOnBinding.REDIRECT;
    }
}
