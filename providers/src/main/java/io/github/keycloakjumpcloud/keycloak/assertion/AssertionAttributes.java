package io.github.keycloakjumpcloud.keycloak.assertion;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.SubjectType;

/** What a verified assertion says of a person: attributes (SAML Core 2.7.3) and NameID (2.2.3). */
public final class AssertionAttributes {

    private AssertionAttributes() {}

    /** The attributes of the assertion that Keycloak verified for this login. */
    public static ReceivedAttributes of(BrokeredIdentityContext context) {
        return of(assertion(context));
    }

    /** The assertion that Keycloak verified for this login. */
    public static AssertionType assertion(BrokeredIdentityContext context) {
        return (AssertionType) context.getContextData().get(SAMLEndpoint.SAML_ASSERTION);
    }

    /** The NameID of that assertion, if its subject has one. */
    public static Optional<NameIDType> nameId(BrokeredIdentityContext context) {
        return Optional.ofNullable(assertion(context).getSubject())
                .map(SubjectType::getSubType)
                .map(SubjectType.STSubType::getBaseID)
                .filter(NameIDType.class::isInstance)
                .map(NameIDType.class::cast);
    }

    private static ReceivedAttributes of(AssertionType assertion) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        assertion.getAttributeStatements().stream()
                .flatMap(statement -> statement.getAttributes().stream())
                .map(AttributeStatementType.ASTChoiceType::getAttribute)
                .filter(Objects::nonNull)
                .forEach(attribute -> values.computeIfAbsent(attribute.getName(), name -> new ArrayList<>())
                        .addAll(texts(attribute)));
        return ReceivedAttributes.of(values);
    }

    private static List<String> texts(AttributeType attribute) {
        return attribute.getAttributeValue().stream()
                .map(value -> value instanceof NameIDType nameId ? nameId.getValue() : Objects.toString(value, ""))
                .toList();
    }
}
