package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.response.Demands;
import io.github.keycloakjumpcloud.core.response.ExpectedFacts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionPrincipal;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What a connection expects of each message. */
final class Expectations {

    private Expectations() {}

    static ExpectedFacts of(KeycloakSession session, ConnectionConfig connection) {
        RealmModel realm = session.getContext().getRealm();
        ServiceProvider serviceProvider = ServiceProvider.of(session, realm, connection);
        return new ExpectedFacts(
                serviceProvider.entityId(),
                serviceProvider.acsUrl(),
                Optional.ofNullable(connection.getIdpEntityId()).filter(id -> !id.isBlank()),
                Duration.ofSeconds(connection.getAllowedClockSkew()),
                CertificateValidity.of(new ConnectionCertificates(session, realm).usable(connection), ServerTime.now()),
                new Demands(
                        connection.isWantAssertionsSigned(),
                        connection.isWantAssertionsEncrypted(),
                        ConnectionPrincipal.of(connection)));
    }
}
