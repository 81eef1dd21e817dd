package io.github.keycloakjumpcloud.keycloak.endpoint;

import io.github.keycloakjumpcloud.core.certificate.PemText;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.access.AccessRequestResource;
import io.github.keycloakjumpcloud.keycloak.broker.AnotherAccount;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.login.LoginAddress;
import io.github.keycloakjumpcloud.keycloak.login.PortalLogin;
import io.github.keycloakjumpcloud.keycloak.login.Refusals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;

/** The public addresses of one connection below {@code /realms/{realm}/jumpcloud/{alias}}. */
public final class ConnectionResource {

    private final KeycloakSession session;
    private final ConnectionConfig config;

    ConnectionResource(KeycloakSession session, ConnectionConfig config) {
        this.session = session;
        this.config = config;
    }

    /**
     * The sign-in link: starts a login for the portal client at once. Refused with JC-107 when the connection or its
     * Organization is disabled, with JC-310 when there is no such client.
     */
    @GET
    @Path("login")
    public Response login() {
        if (!config.isEnabled()) {
            return refuse(new Refusal(RefusalReason.CONNECTION_DISABLED, RefusalFact.CONNECTION_DISABLED));
        }
        Optional<URI> address =
                config.portalClient().flatMap(client -> new PortalLogin(session, config.getAlias()).addressOf(client));
        return address.map(location -> Response.seeOther(location).build())
                .orElseGet(() -> refuse(new Refusal(RefusalReason.UNSOLICITED, RefusalFact.LINK_OPENS_NO_CLIENT)));
    }

    /** Asks JumpCloud anew who the person is whose login was refused; refused with JC-107 when the connection is disabled. */
    @GET
    @Path("another-account")
    public Response anotherAccount(
            @QueryParam(Constants.CLIENT_ID) String clientId,
            @QueryParam(Constants.TAB_ID) String tabId,
            @QueryParam(Constants.CLIENT_DATA) String data) {
        return config.isEnabled()
                ? new AnotherAccount(session, config).answer(new LoginAddress(clientId, tabId, data))
                : refuse(new Refusal(RefusalReason.CONNECTION_DISABLED, RefusalFact.CONNECTION_DISABLED));
    }

    /** Where somebody who was refused asks for access; of a disabled connection nobody can be let in. */
    @Path("access-request")
    public AccessRequestResource accessRequest() {
        if (!config.isEnabled()) {
            throw new NotFoundException("no such connection");
        }
        return new AccessRequestResource(session, config);
    }

    private Response refuse(Refusal refused) {
        return new Refusals(session, config).refuse(refused, null, null, EventType.IDENTITY_PROVIDER_LOGIN);
    }

    /** The certificate that verifies signed requests: JumpCloud's field "SP Certificate". A disabled connection has none. */
    @GET
    @Path("sp-certificate.pem")
    @Produces(MediaType.TEXT_PLAIN)
    public Response certificate() throws CertificateEncodingException {
        if (!config.isEnabled()) {
            throw new NotFoundException("no such connection");
        }
        X509Certificate certificate = session.keys()
                .getActiveKey(session.getContext().getRealm(), KeyUse.SIG, Algorithm.RS256)
                .getCertificate();
        return Response.ok(PemText.of(certificate.getEncoded()))
                .header("Content-Disposition", "attachment; filename=\"sp-certificate.pem\"")
                .build();
    }
}
