package io.github.keycloakjumpcloud.simulator.sso;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.AuthnRequest;
import io.github.keycloakjumpcloud.simulator.saml.SamlAttribute;
import io.github.keycloakjumpcloud.simulator.saml.SamlAttribute.Origin;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.saml.SamlStatus;
import java.util.ArrayList;
import java.util.List;

/** The response for a person, by the settings of an application. */
record Answer(SsoApplication application, Person person) {

    SamlResponse to(AuthnRequest request) {
        SamlResponse response = SamlResponse.to(application.acsUrl(), application.spEntityId())
                .withIssuer(application.issuer())
                .withNameId(nameId())
                .withNameIdFormat(application.nameIdFormat())
                .withAttributes(attributes())
                .withInResponseTo(request == null ? null : request.id())
                .withSigningMode(application.signingMode())
                .withAlgorithm(application.algorithm());
        for (Mistake mistake : application.mistakes()) {
            response = mistake.appliedTo(response);
        }
        return person.assigned()
                ? response
                : response.withStatus(SamlStatus.requestDenied("The user is not assigned to this application"));
    }

    private String nameId() {
        return person.nameId() == null ? application.nameIdValue().of(person) : person.nameId();
    }

    private List<SamlAttribute> attributes() {
        List<SamlAttribute> attributes = new ArrayList<>();
        application.attributeNames().forEach((field, name) -> {
            String value = field.of(person);
            if (value != null) {
                String own = person.attributeNames().getOrDefault(field, name);
                attributes.add(new SamlAttribute(own, List.of(value), Origin.USER));
            }
        });
        person.attributes().forEach((name, values) -> attributes.add(new SamlAttribute(name, values, Origin.USER)));
        String groupAttribute = application.groupAttributeName();
        if (groupAttribute != null && !person.groups().isEmpty()) {
            attributes.add(new SamlAttribute(groupAttribute, person.groups(), Origin.USER));
        }
        application
                .constantAttributes()
                .forEach((name, values) -> attributes.add(new SamlAttribute(name, values, Origin.CONSTANT)));
        return attributes;
    }
}
