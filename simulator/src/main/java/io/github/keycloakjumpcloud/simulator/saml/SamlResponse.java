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
 * A SAML response in JumpCloud's shape (SAML Core 3.3.3). Tests can make each part of the response wrong.
 *
 * <p>Each {@code with…} method returns a changed copy. {@link #xml} makes new identifiers and times wherever the test
 * set none, so two calls give two messages. Set {@link #withResponseId} and {@link #withAssertionId} to send a message
 * twice.
 */
public final class SamlResponse extends Immutable<SamlResponse> {

    /** The time from NotBefore to the issue instant, and from the issue instant to NotOnOrAfter. */
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

    /** An unsolicited response to {@code acsUrl} for {@code audience}, with an assertion to be signed by RSA-SHA256. */
    public static SamlResponse to(String acsUrl, String audience) {
        SamlResponse response = new SamlResponse();
        response.destination = Objects.requireNonNull(acsUrl, "acsUrl");
        response.recipient = acsUrl;
        response.audience = Objects.requireNonNull(audience, "audience");
        return response;
    }

    /** Sets the IdP Entity ID of the response and of the assertion. */
    public SamlResponse withIssuer(String value) {
        return with(copy -> copy.issuer = Objects.requireNonNull(value));
    }

    /** Sets the issuer of the assertion only; null takes the issuer of the response. */
    public SamlResponse withAssertionIssuer(String value) {
        return with(copy -> copy.assertionIssuer = value);
    }

    /** Sets the Destination; null leaves it out. */
    public SamlResponse withDestination(String value) {
        return with(copy -> copy.destination = value);
    }

    /** Sets the Recipient; null leaves it out. */
    public SamlResponse withRecipient(String value) {
        return with(copy -> copy.recipient = value);
    }

    /** Sets the Audience, the SP Entity ID; null leaves the AudienceRestriction out. */
    public SamlResponse withAudience(String value) {
        return with(copy -> copy.audience = value);
    }

    /** Sets the NameID; null leaves it out. */
    public SamlResponse withNameId(String value) {
        return with(copy -> copy.nameId = value);
    }

    public SamlResponse withNameIdFormat(NameIdFormat value) {
        return withNameIdFormat(value.uri());
    }

    /** Sets the Format of the NameID; null leaves it out. */
    public SamlResponse withNameIdFormat(String uri) {
        return with(copy -> copy.nameIdFormat = uri);
    }

    /**
     * Sets a user attribute in the place of an attribute of the same name. No value gives an Attribute without
     * AttributeValue.
     */
    public SamlResponse withAttribute(String name, String... values) {
        return withAttribute(new SamlAttribute(name, Arrays.asList(values), SamlAttribute.Origin.USER));
    }

    /** Sets an attribute in the place of an attribute of the same name. */
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

    /** Replaces all attributes with these user attributes, in the order of the map. */
    public SamlResponse withAttributes(Map<String, List<String>> userAttributes) {
        List<SamlAttribute> replaced = new ArrayList<>();
        userAttributes.forEach(
                (name, values) -> replaced.add(new SamlAttribute(name, values, SamlAttribute.Origin.USER)));
        return withAttributes(replaced);
    }

    /** Replaces all attributes; a name can occur more than once. */
    public SamlResponse withAttributes(List<SamlAttribute> value) {
        return with(copy -> copy.attributes = List.copyOf(value));
    }

    /** Sets the id of the answered request; null makes the response unsolicited. */
    public SamlResponse withInResponseTo(String requestId) {
        return with(copy -> copy.inResponseTo = requestId);
    }

    /** Sets whether the SubjectConfirmationData repeats InResponseTo, which SAML Profiles 4.1.4.2 requires. */
    public SamlResponse withSubjectInResponseTo(boolean repeated) {
        return with(copy -> copy.subjectInResponseTo = repeated);
    }

    /** Sets another InResponseTo for the SubjectConfirmationData than for the response. */
    public SamlResponse withConfirmedRequest(String requestId) {
        return with(copy -> copy.confirmedRequest = requestId);
    }

    String confirmedRequest() {
        String repeated = confirmedRequest == null ? inResponseTo : confirmedRequest;
        return subjectInResponseTo ? repeated : null;
    }

    /** Sets the clock that gives the issue instant when the test sets no issue instant. */
    public SamlResponse withClock(Clock value) {
        return with(copy -> copy.clock = Objects.requireNonNull(value));
    }

    /** Sets the issue instant. NotBefore and NotOnOrAfter follow from it unless the test sets them. */
    public SamlResponse withIssueInstant(Instant value) {
        return with(copy -> copy.issueInstant = value);
    }

    public SamlResponse withNotBefore(Instant value) {
        return with(copy -> copy.notBefore = value);
    }

    /** Sets NotOnOrAfter of the Conditions and of the SubjectConfirmationData. */
    public SamlResponse withNotOnOrAfter(Instant value) {
        return with(copy -> copy.notOnOrAfter = value);
    }

    public SamlResponse withResponseId(String value) {
        return with(copy -> copy.responseId = value);
    }

    /** Sets the id of the first assertion. */
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

    /** Sets the status. Any status but success removes the assertion; {@link #withAssertionCount} adds it again. */
    public SamlResponse withStatus(SamlStatus value) {
        return with(copy -> {
            copy.status = Objects.requireNonNull(value);
            copy.assertionCount = value.success() ? 1 : 0;
        });
    }

    /** Sets the number of assertions, which differ only in their ids. */
    public SamlResponse withAssertionCount(int value) {
        return with(copy -> copy.assertionCount = value);
    }

    /** Sets a change of the unsigned XML text, for shapes that no other method makes. */
    public SamlResponse withRewriting(UnaryOperator<String> change) {
        return with(copy -> copy.rewriting = Objects.requireNonNull(change));
    }

    public String destination() {
        return destination;
    }

    public String nameId() {
        return nameId;
    }

    /** The attributes, in the order of the message. */
    public List<SamlAttribute> attributes() {
        return attributes;
    }

    public SamlStatus status() {
        return status;
    }

    /** The message, signed by the key as the signing mode says. */
    public String xml(SigningKey key) {
        return new ResponseDocument(this).signedWith(key);
    }

    /** The value of the form field {@code SAMLResponse} (SAML Bindings 3.5.4). */
    public String base64(SigningKey key) {
        return Base64.getEncoder().encodeToString(xml(key).getBytes(StandardCharsets.UTF_8));
    }
}
