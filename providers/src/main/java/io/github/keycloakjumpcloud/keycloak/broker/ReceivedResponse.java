package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.response.ResponseFacts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.AudienceRestrictionType;
import org.keycloak.dom.saml.v2.assertion.ConditionsType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationDataType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationType;
import org.keycloak.dom.saml.v2.assertion.SubjectType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.dom.saml.v2.protocol.StatusCodeType;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A SAML response as posted, parsed by Keycloak and not verified: good for explaining a refusal, for refusing, and for
 * starting a fresh login; never for letting anyone in.
 */
final class ReceivedResponse {

    private final SAMLDocumentHolder parsed;
    private final ResponseType response;
    private final Document document;
    private final MessageSignature signature;

    ReceivedResponse(SAMLDocumentHolder parsed, ResponseType response, MessageSignature signature) {
        this.parsed = parsed;
        this.response = response;
        this.document = parsed.getSamlDocument();
        this.signature = signature;
    }

    /** What JumpCloud's portal tile sends: a success that answers no request (SAML Profiles 4.1.5). */
    boolean isUnsolicited() {
        return response.getInResponseTo() == null
                && isSuccess()
                && assertions()
                        .flatMap(ReceivedResponse::confirmations)
                        .map(SubjectConfirmationDataType::getInResponseTo)
                        .allMatch(Objects::isNull);
    }

    boolean isSignedAsWhole() {
        return signature.ofMessage();
    }

    Composition composition() {
        return new Composition(document);
    }

    /** For Keycloak, which decides on the very document that was looked at here. */
    SAMLDocumentHolder parsed() {
        return parsed;
    }

    /** The response as Keycloak reads it. */
    ResponseType message() {
        return response;
    }

    /** Its assertions, in the order of the message; encrypted ones are not among them. */
    List<Element> assertionElements() {
        return Elements.of(document, JBossSAMLURIConstants.ASSERTION_NSURI.get(), "Assertion")
                .toList();
    }

    Set<String> assertionIds() {
        return assertions().map(AssertionType::getID).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** What is visible in the message. */
    ResponseFacts.Builder facts() {
        ResponseFacts.Builder facts = ResponseFacts.response()
                .inResponseTo(response.getInResponseTo())
                .destination(response.getDestination())
                .assertions(response.getAssertions().size())
                .issuer(value(response.getIssuer()));
        readStatus(facts);
        assertions().forEach(assertion -> readAssertion(facts, assertion));
        signature.methods().forEach(facts::signature);
        signature.digests().forEach(facts::digest);
        if (response.getAssertions().stream().anyMatch(choice -> choice.getEncryptedAssertion() != null)) {
            facts.encrypted();
        }
        if (assertionElements().stream().anyMatch(AssertionUtil::isSignedElement)) {
            facts.assertionSigned();
        }
        return facts;
    }

    private void readStatus(ResponseFacts.Builder facts) {
        if (isSuccess()) {
            facts.success();
        } else {
            facts.status(
                    status().map(ReceivedResponse::value).orElse(null),
                    status().map(StatusCodeType::getStatusCode)
                            .map(ReceivedResponse::value)
                            .orElse(null));
        }
    }

    private boolean isSuccess() {
        return status().map(ReceivedResponse::value)
                .filter(JBossSAMLURIConstants.STATUS_SUCCESS.get()::equals)
                .isPresent();
    }

    private Optional<StatusCodeType> status() {
        return response.getStatus() == null
                ? Optional.empty()
                : Optional.ofNullable(response.getStatus().getStatusCode());
    }

    private Stream<AssertionType> assertions() {
        return response.getAssertions().stream()
                .map(ResponseType.RTChoiceType::getAssertion)
                .filter(Objects::nonNull);
    }

    private static void readAssertion(ResponseFacts.Builder facts, AssertionType assertion) {
        facts.issuer(value(assertion.getIssuer()));
        if (isNamed(assertion)) {
            facts.named();
        }
        confirmations(assertion).forEach(data -> readConfirmation(facts, data));
        assertion.getAttributeStatements().stream()
                .flatMap(statement -> statement.getAttributes().stream())
                .map(AttributeStatementType.ASTChoiceType::getAttribute)
                .filter(Objects::nonNull)
                .forEach(attribute -> readAttribute(facts, attribute));
        ConditionsType conditions = assertion.getConditions();
        if (conditions != null) {
            instant(conditions.getNotBefore()).ifPresent(facts::notBefore);
            instant(conditions.getNotOnOrAfter()).ifPresent(facts::notOnOrAfter);
            conditions.getConditions().stream()
                    .filter(AudienceRestrictionType.class::isInstance)
                    .flatMap(restriction -> ((AudienceRestrictionType) restriction).getAudience().stream())
                    .map(URI::toString)
                    .forEach(facts::audience);
        }
    }

    /** What the assertion says of its delivery (SAML Core 2.4.1.2). */
    static Stream<SubjectConfirmationDataType> confirmations(AssertionType assertion) {
        return assertion.getSubject() == null
                ? Stream.empty()
                : assertion.getSubject().getConfirmation().stream()
                        .map(SubjectConfirmationType::getSubjectConfirmationData)
                        .filter(Objects::nonNull);
    }

    /** Keycloak finds an attribute by its first value. */
    private static void readAttribute(ResponseFacts.Builder facts, AttributeType attribute) {
        if (attribute.getAttributeValue().stream().anyMatch(Objects::nonNull)) {
            facts.attribute(attribute.getName(), attribute.getFriendlyName());
        }
    }

    private static boolean isNamed(AssertionType assertion) {
        SubjectType.STSubType subject =
                assertion.getSubject() == null ? null : assertion.getSubject().getSubType();
        if (subject == null) {
            return false;
        }
        return subject.getEncryptedID() != null
                || subject.getBaseID() instanceof NameIDType nameId && nameId.getValue() != null;
    }

    private static void readConfirmation(ResponseFacts.Builder facts, SubjectConfirmationDataType data) {
        facts.recipient(data.getRecipient());
        facts.confirmedRequest(data.getInResponseTo());
        instant(data.getNotBefore()).ifPresent(facts::notBefore);
        instant(data.getNotOnOrAfter()).ifPresent(facts::notOnOrAfter);
    }

    /** When the assertion stops being acceptable; empty when it does not say. */
    static Optional<Instant> expiry(AssertionType assertion) {
        return Optional.ofNullable(assertion.getConditions())
                .map(ConditionsType::getNotOnOrAfter)
                .flatMap(ReceivedResponse::instant);
    }

    static Optional<Instant> instant(XMLGregorianCalendar time) {
        return Optional.ofNullable(time).map(t -> t.toGregorianCalendar().toInstant());
    }

    private static String value(NameIDType issuer) {
        return issuer == null ? null : issuer.getValue();
    }

    private static String value(StatusCodeType status) {
        return Objects.toString(status.getValue(), null);
    }
}
