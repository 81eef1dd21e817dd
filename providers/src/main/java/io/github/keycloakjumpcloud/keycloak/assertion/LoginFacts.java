package io.github.keycloakjumpcloud.keycloak.assertion;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.util.JsonSerialization;

/**
 * What a verified message said of a person, without the message: enough to ask everything that decides about a login again.
 *
 * @param connectionId internal id of the connection that the message came through
 * @param linking id of the account to which somebody adds the connection, who is signed in to it; empty for a sign-in
 * @param principal what Keycloak took as the person's id: the NameID, or the attribute that the connection names
 * @param nameId SAML Core 2.2.3; empty when the subject has none
 */
public record LoginFacts(
        String connectionId,
        Optional<String> linking,
        String principal,
        Optional<NameIDType> nameId,
        ReceivedAttributes attributes) {

    /** In characters of JSON: some hundred groups. */
    private static final int LONGEST = 8 * 1024;

    public static LoginFacts of(
            ConnectionConfig connection, BrokeredIdentityContext context, Optional<String> linking) {
        return new LoginFacts(
                connection.getInternalId(),
                linking,
                context.getId(),
                AssertionAttributes.nameId(context),
                AssertionAttributes.of(context));
    }

    /** To be kept; empty for so much that it is not. */
    public Optional<String> text() {
        Kept kept = new Kept(
                connectionId,
                linking.orElse(null),
                principal,
                nameId.map(NameIDType::getValue).orElse(null),
                nameId.map(NameIDType::getFormat).map(URI::toString).orElse(null),
                values());
        try {
            return Optional.of(JsonSerialization.writeValueAsString(kept)).filter(text -> text.length() <= LONGEST);
        } catch (IOException e) {
            throw new UncheckedIOException("The facts of a login cannot be written as JSON", e);
        }
    }

    /** In the order received, by which names that differ in letter case are chosen among. */
    private Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        attributes.names().forEach(name -> values.put(name, attributes.values(name)));
        return values;
    }

    /** What {@link #text} has made; empty for what another version has made in another way. */
    public static Optional<LoginFacts> read(String text) {
        try {
            return Optional.ofNullable(JsonSerialization.readValue(text, Kept.class))
                    .filter(Kept::isWhole)
                    .map(Kept::facts);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Kept(
            String connection,
            String linking,
            String principal,
            String nameId,
            String format,
            Map<String, List<String>> attributes) {

        boolean isWhole() {
            return connection != null && principal != null && attributes != null;
        }

        LoginFacts facts() {
            return new LoginFacts(
                    connection,
                    Optional.ofNullable(linking),
                    principal,
                    Optional.ofNullable(nameId).map(value -> {
                        NameIDType read = new NameIDType();
                        read.setValue(value);
                        Optional.ofNullable(format).map(URI::create).ifPresent(read::setFormat);
                        return read;
                    }),
                    ReceivedAttributes.of(attributes));
        }
    }
}
