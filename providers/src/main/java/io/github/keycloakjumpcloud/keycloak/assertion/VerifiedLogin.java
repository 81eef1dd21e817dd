package io.github.keycloakjumpcloud.keycloak.assertion;

import io.github.keycloakjumpcloud.core.access.TrustedDomains;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.profile.AttributeNames;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.LocalPartLetters;
import io.github.keycloakjumpcloud.core.profile.Profile;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import io.github.keycloakjumpcloud.keycloak.profile.ProfileNames;
import io.github.keycloakjumpcloud.keycloak.realm.RealmLetters;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.models.KeycloakSession;

/**
 * The facts of one login, taken once after Keycloak has verified the message. Gate, first sign-in, mappers and trial read
 * them here.
 *
 * @param principal what Keycloak took as the person's id: the NameID, or the attribute that the connection names
 * @param nameId empty when the subject has none
 * @param names under which the profile is expected
 * @param letters that the realm takes in an address
 * @param domains for which the connection is trusted
 * @param certificates of the connection
 */
public record VerifiedLogin(
        String principal,
        Optional<NameIDType> nameId,
        ReceivedAttributes attributes,
        AttributeNames names,
        Profile profile,
        LocalPartLetters letters,
        TrustedDomains domains,
        CertificateValidity certificates) {

    /** The login of this context; what a request has read once it keeps. */
    public static VerifiedLogin of(
            KeycloakSession session, ConnectionConfig connection, BrokeredIdentityContext context) {
        AssertionType assertion = AssertionAttributes.assertion(context);
        String key = VerifiedLogin.class.getName() + " " + connection.getInternalId() + " " + assertion.getID();
        VerifiedLogin known = session.getAttribute(key, VerifiedLogin.class);
        if (known != null) {
            return known;
        }
        VerifiedLogin login = of(
                session,
                connection,
                LoginFacts.of(connection, context, Optional.empty()),
                new ConnectionCertificates(session, session.getContext().getRealm()).of(connection));
        session.setAttribute(key, login);
        return login;
    }

    /** The login of these facts, by the settings that the connection has now. No metadata URL is asked. */
    public static VerifiedLogin again(KeycloakSession session, ConnectionConfig connection, LoginFacts facts) {
        return of(
                session,
                connection,
                facts,
                new ConnectionCertificates(session, session.getContext().getRealm()).lastRead(connection));
    }

    private static VerifiedLogin of(
            KeycloakSession session,
            ConnectionConfig connection,
            LoginFacts facts,
            List<X509Certificate> certificates) {
        ReceivedAttributes attributes = facts.attributes();
        AttributeNames names = ProfileNames.of(session, connection.getAlias());
        return new VerifiedLogin(
                facts.principal(),
                facts.nameId(),
                attributes,
                names,
                Profile.read(attributes, names),
                RealmLetters.of(session.getContext().getRealm()),
                ConnectionDomains.of(session, connection),
                CertificateValidity.of(certificates, ServerTime.now()));
    }

    /** The id under which links are stored: a NameID that is an address names the same person in any letter case. */
    public String subject() {
        return EmailAddress.parse(principal).map(EmailAddress::value).orElse(principal);
    }

    /** Who comes, with the address that the gate has found good. */
    public Newcomer newcomer(EmailAddress address) {
        return new Newcomer(subject(), address, domains.trusts(address));
    }
}
