package io.github.keycloakjumpcloud.simulator.saml;

import io.github.keycloakjumpcloud.simulator.value.Immutable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A SAML response as JumpCloud would send it (SAML Core 3.3.3), with a knob for everything that a test may want wrong.
 *
 * <p>Each {@code with…} method returns a changed copy. Identifiers and times that are not set are made anew
 * whenever the XML is asked for, so two calls of {@link #xml} are two messages; use {@link #withAssertionId} and
 * {@link #withResponseId} for one that is sent twice. Null leaves the attribute or element out wherever a method says so.
 */
public final class SamlResponse extends Immutable<SamlResponse> {

    /** How far NotBefore and NotOnOrAfter lie from the issue instant. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    // ResponseDocument reads these fields.
    String issuer = "JumpCloud";
    String assertionIssuer;
    String destination;
    String recipient;
    String audience;
    String nameId = "anna.keller@example.com";
    String nameIdFormat = NameIdFormat.UNSPECIFIED_1_0.uri();
    List<SamlAttribute> attributes = List.of();
    String inResponseTo;
    boolean subjectInResponseTo = true;
    String confirmedRequest;
    Clock clock = Clock.systemUTC();
    Instant issueInstant;
    Instant notBefore;
    Instant notOnOrAfter;
    String responseId;
    String assertionId;
    String sessionIndex;
    SigningMode signingMode = SigningMode.ASSERTION;
    SignatureAlgorithm algorithm = SignatureAlgorithm.RSA_SHA256;
    SamlStatus status = SamlStatus.SUCCESS;
    int assertionCount = 1;
    UnaryOperator<String> rewriting = UnaryOperator.identity();

    private SamlResponse() {}

    /** An unsolicited response with an assertion signed by RSA-SHA256, sent to {@code acsUrl}, for {@code audience}. */
    public static SamlResponse to(String acsUrl, String audience) {
        SamlResponse response = new SamlResponse();
        response.destination = Objects.requireNonNull(acsUrl, "acsUrl");
        response.recipient = acsUrl;
        response.audience = Objects.requireNonNull(audience, "audience");
        return response;
    }

    /** The IdP Entity ID, of the response and of the assertion. */
    public SamlResponse withIssuer(String value) {
        return with(copy -> copy.issuer = Objects.requireNonNull(value));
    }

    /** An issuer of the assertion that differs from the response's. */
    public SamlResponse withAssertionIssuer(String value) {
        return with(copy -> copy.assertionIssuer = value);
    }

    /** Null leaves the Destination out. */
    public SamlResponse withDestination(String value) {
        return with(copy -> copy.destination = value);
    }

    /** Null leaves the Recipient out. */
    public SamlResponse withRecipient(String value) {
        return with(copy -> copy.recipient = value);
    }

    /** The SP Entity ID; null leaves the AudienceRestriction out. */
    public SamlResponse withAudience(String value) {
        return with(copy -> copy.audience = value);
    }

    /** Null leaves the NameID out. */
    public SamlResponse withNameId(String value) {
        return with(copy -> copy.nameId = value);
    }

    public SamlResponse withNameIdFormat(NameIdFormat value) {
        return withNameIdFormat(value.uri());
    }

    /** Null leaves the Format out. */
    public SamlResponse withNameIdFormat(String uri) {
        return with(copy -> copy.nameIdFormat = uri);
    }

    /** Sets a user attribute; one of the same name is replaced where it stands. No value gives an empty Attribute. */
    public SamlResponse withAttribute(String name, String... values) {
        return withAttribute(new SamlAttribute(name, Arrays.asList(values), SamlAttribute.Origin.USER));
    }

    /** Sets an attribute; one of the same name is replaced where it stands. */
    public SamlResponse withAttribute(SamlAttribute attribute) {
        Map<String, SamlAttribute> byName = new LinkedHashMap<>();
        attributes.forEach(each -> byName.put(each.name(), each));
        byName.put(attribute.name(), attribute);
        return withAttributes(List.copyOf(byName.values()));
    }

    public SamlResponse withConstantAttribute(String name, String... values) {
        return withAttribute(new SamlAttribute(name, Arrays.asList(values), SamlAttribute.Origin.CONSTANT));
    }

    public SamlResponse withoutAttribute(String name) {
        List<SamlAttribute> others = new ArrayList<>(attributes);
        others.removeIf(each -> each.name().equals(name));
        return withAttributes(others);
    }

    /** Replaces all attributes by these user attributes, in the map's order. */
    public SamlResponse withAttributes(Map<String, List<String>> userAttributes) {
        List<SamlAttribute> replaced = new ArrayList<>();
        userAttributes.forEach(
                (name, values) -> replaced.add(new SamlAttribute(name, values, SamlAttribute.Origin.USER)));
        return withAttributes(replaced);
    }

    /** Replaces all attributes; a name may occur more than once. */
    public SamlResponse withAttributes(List<SamlAttribute> value) {
        return with(copy -> copy.attributes = List.copyOf(value));
    }

    /** The id of the request that is answered; null for an unsolicited response. */
    public SamlResponse withInResponseTo(String requestId) {
        return with(copy -> copy.inResponseTo = requestId);
    }

    /** Whether the SubjectConfirmationData repeats InResponseTo, as the Web SSO profile (4.1.4.2) asks. */
    public SamlResponse withSubjectInResponseTo(boolean repeated) {
        return with(copy -> copy.subjectInResponseTo = repeated);
    }

    /** Lets the SubjectConfirmationData answer another request than the response does. */
    public SamlResponse withConfirmedRequest(String requestId) {
        return with(copy -> copy.confirmedRequest = requestId);
    }

    String confirmedRequest() {
        String repeated = confirmedRequest == null ? inResponseTo : confirmedRequest;
        return subjectInResponseTo ? repeated : null;
    }

    /** The clock that gives the issue instant when none is set. */
    public SamlResponse withClock(Clock value) {
        return with(copy -> copy.clock = Objects.requireNonNull(value));
    }

    /** Moves NotBefore and NotOnOrAfter along, unless they are set. */
    public SamlResponse withIssueInstant(Instant value) {
        return with(copy -> copy.issueInstant = value);
    }

    public SamlResponse withNotBefore(Instant value) {
        return with(copy -> copy.notBefore = value);
    }

    /** Of the Conditions and of the SubjectConfirmationData. */
    public SamlResponse withNotOnOrAfter(Instant value) {
        return with(copy -> copy.notOnOrAfter = value);
    }

    public SamlResponse withResponseId(String value) {
        return with(copy -> copy.responseId = value);
    }

    /** The id of the first assertion. */
    public SamlResponse withAssertionId(String value) {
        return with(copy -> copy.assertionId = value);
    }

    public SamlResponse withSessionIndex(String value) {
        return with(copy -> copy.sessionIndex = value);
    }

    public SamlResponse withSigningMode(SigningMode value) {
        return with(copy -> copy.signingMode = Objects.requireNonNull(value));
    }

    public SamlResponse withAlgorithm(SignatureAlgorithm value) {
        return with(copy -> copy.algorithm = Objects.requireNonNull(value));
    }

    /** A status other than success takes the assertion away; {@link #withAssertionCount} puts it back. */
    public SamlResponse withStatus(SamlStatus value) {
        return with(copy -> {
            copy.status = Objects.requireNonNull(value);
            copy.assertionCount = value.success() ? 1 : 0;
        });
    }

    /** How many assertions, alike but for their ids, the response carries. */
    public SamlResponse withAssertionCount(int value) {
        return with(copy -> copy.assertionCount = value);
    }

    /** Changes the XML as text before it is signed, for shapes that have no knob. */
    public SamlResponse withRewriting(UnaryOperator<String> change) {
        return with(copy -> copy.rewriting = Objects.requireNonNull(change));
    }

    public String destination() {
        return destination;
    }

    public String nameId() {
        return nameId;
    }

    /** The attributes in the order of the message. */
    public List<SamlAttribute> attributes() {
        return attributes;
    }

    public SamlStatus status() {
        return status;
    }

    /** The message, signed as the signing mode says. */
    public String xml(SigningKey key) {
        return new ResponseDocument(this).signedWith(key);
    }

    /** The value of the form field {@code SAMLResponse} (SAML Bindings 3.5.4). */
    public String base64(SigningKey key) {
        return Base64.getEncoder().encodeToString(xml(key).getBytes(StandardCharsets.UTF_8));
    }
}
