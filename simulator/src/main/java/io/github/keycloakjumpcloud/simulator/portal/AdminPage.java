package io.github.keycloakjumpcloud.simulator.portal;

import io.github.keycloakjumpcloud.simulator.saml.NameIdFormat;
import io.github.keycloakjumpcloud.simulator.saml.PemCertificate;
import io.github.keycloakjumpcloud.simulator.saml.SignatureAlgorithm;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import io.github.keycloakjumpcloud.simulator.sso.Applications;
import io.github.keycloakjumpcloud.simulator.sso.Mistake;
import io.github.keycloakjumpcloud.simulator.sso.NameIdValue;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.Html;
import io.github.keycloakjumpcloud.simulator.web.Parameters;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebRequest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The settings of each application that change JumpCloud's messages. A saved setting applies at once. */
final class AdminPage {

    private static final Duration EXPIRED_SINCE = Duration.ofDays(1);
    private static final Duration VALIDITY = Duration.ofDays(5L * 365);

    private final Applications applications;

    AdminPage(Applications applications) {
        this.applications = applications;
    }

    Reply show(WebRequest request) {
        String saved = request.query().first("saved");
        Html status = saved == null
                ? Html.EMPTY
                : Html.of("<p id=\"saved\" role=\"status\">Saved. The settings of {} apply from now on.</p>", saved);
        List<Html> sections =
                applications.all().stream().map(AdminPage::section).toList();
        return Layout.page("SSO applications", status, Html.of("{}", sections));
    }

    Reply save(SsoApplication application, WebRequest request) {
        Parameters form = request.form();
        applications.change(application.slug(), current -> current.withSigningMode(
                        SigningMode.valueOf(form.required("signingMode")))
                .withAlgorithm(SignatureAlgorithm.valueOf(form.required("algorithm")))
                .withNameIdFormat(NameIdFormat.valueOf(form.required("nameIdFormat")))
                .withNameIdValue(NameIdValue.valueOf(form.required("nameIdValue")))
                .withGroupAttributeName(textOrNull(form, "groupAttributeName"))
                .withLoginUrl(textOrNull(form, "loginUrl"))
                .withSpCertificate(certificateOrNull(form))
                .withRedirectDeclared(form.has("redirectDeclared"))
                .withMistakes(form.all("mistake").stream().map(Mistake::valueOf).collect(Collectors.toSet())));
        return saved(application);
    }

    /**
     * Changes the application's certificate. The action {@code rotate} replaces the key at once, as JumpCloud does;
     * {@code expire} keeps the key and gives an expired certificate.
     */
    Reply changeCertificate(SsoApplication application, WebRequest request) {
        UnaryOperator<SigningKey> change =
                switch (request.form().required("action")) {
                    case "rotate" -> key -> SigningKey.generate();
                    case "expire" -> AdminPage::expired;
                    default -> throw new IllegalArgumentException("The action must be rotate or expire");
                };
        applications.change(application.slug(), current -> current.withKey(change.apply(current.key())));
        return saved(application);
    }

    private static SigningKey expired(SigningKey key) {
        Instant end = Instant.now().minus(EXPIRED_SINCE);
        return key.reissued(end.minus(VALIDITY), end);
    }

    private static Reply saved(SsoApplication application) {
        return Reply.seeOther("/admin?saved=" + application.slug());
    }

    private static String textOrNull(Parameters form, String name) {
        String value = form.first(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static X509Certificate certificateOrNull(Parameters form) {
        String pem = textOrNull(form, "spCertificate");
        return pem == null ? null : PemCertificate.read(pem);
    }

    private static Html section(SsoApplication application) {
        return Html.of(
                """
                <section aria-labelledby="heading-{}">
                <h2 id="heading-{}">{}</h2>
                <dl>
                <dt>IdP Entity ID</dt><dd>{}</dd>
                <dt>SP Entity ID</dt><dd>{}</dd>
                <dt>ACS URL</dt><dd>{}</dd>
                <dt>Metadata</dt><dd><a href="/saml2/{}/metadata.xml">Export metadata</a></dd>
                <dt>Certificate</dt><dd>valid from {} until {}</dd>
                </dl>
                <form method="post" action="/admin/{}/certificate" class="actions">
                <button name="action" value="rotate">Create a new certificate</button>
                <button name="action" value="expire">Use an expired certificate</button>
                </form>
                <form method="post" action="/admin/{}" class="settings">
                {}
                <button>Save</button>
                </form>
                </section>
                """,
                application.slug(),
                application.slug(),
                application.label(),
                application.issuer(),
                application.spEntityId(),
                application.acsUrl(),
                application.slug(),
                application.key().certificate().getNotBefore().toInstant(),
                application.key().certificate().getNotAfter().toInstant(),
                application.slug(),
                application.slug(),
                fields(application));
    }

    private static List<Html> fields(SsoApplication application) {
        return List.of(
                select("Sign", "signingMode", SigningMode.values(), application.signingMode()),
                select("Signature algorithm", "algorithm", SignatureAlgorithm.values(), application.algorithm()),
                select("SAMLSubject NameID", "nameIdValue", NameIdValue.values(), application.nameIdValue()),
                select("SAMLSubject NameID format", "nameIdFormat", NameIdFormat.values(), application.nameIdFormat()),
                text(
                        "Group attribute name (empty: not included)",
                        "groupAttributeName",
                        application.groupAttributeName()),
                text("Login URL (empty: the tile sends an unsolicited response)", "loginUrl", application.loginUrl()),
                checkbox("Declare redirect endpoint", "redirectDeclared", "on", application.redirectDeclared()),
                spCertificate(application.spCertificate()),
                mistakes(application.mistakes()));
    }

    private static Html select(String label, String name, Enum<?>[] options, Enum<?> selected) {
        List<Html> items = List.of(options).stream()
                .map(option -> Html.of(
                        "<option{}>{}</option>",
                        option == selected ? new Html(" selected") : Html.EMPTY,
                        option.name()))
                .toList();
        return Html.of("<label>{} <select name=\"{}\">{}</select></label>", label, name, items);
    }

    private static Html text(String label, String name, String value) {
        return Html.of("<label>{} <input name=\"{}\" value=\"{}\"></label>", label, name, value);
    }

    private static Html spCertificate(X509Certificate uploaded) {
        return Html.of("""
                <label>SP Certificate, PEM (empty: signed requests fail)
                <textarea name="spCertificate" rows="4" spellcheck="false">{}</textarea></label>
                """, uploaded == null ? null : PemCertificate.write(uploaded));
    }

    private static Html checkbox(String label, String name, String value, boolean checked) {
        return Html.of(
                "<label class=\"tick\"><input type=\"checkbox\" name=\"{}\" value=\"{}\"{}> {}</label>",
                name,
                value,
                checked ? new Html(" checked") : Html.EMPTY,
                label);
    }

    private static Html mistakes(Set<Mistake> chosen) {
        List<Html> ticks = List.of(Mistake.values()).stream()
                .map(mistake ->
                        checkbox("Wrong " + mistake.field(), "mistake", mistake.name(), chosen.contains(mistake)))
                .toList();
        return Html.of("<fieldset><legend>Mistakes of the admin</legend>{}</fieldset>", ticks);
    }
}
