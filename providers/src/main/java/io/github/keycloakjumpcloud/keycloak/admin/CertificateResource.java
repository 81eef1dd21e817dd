package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.certificate.NextCertificate;
import io.github.keycloakjumpcloud.core.certificate.PastedCertificate;
import io.github.keycloakjumpcloud.core.certificate.TrustedCertificates;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.keycloak.events.admin.OperationType;

/**
 * The certificates that one connection trusts, at {@code …/jumpcloud/{alias}/certificates}. Every method answers 404 when
 * there is no such connection.
 */
public final class CertificateResource {

    private static final String CERTIFICATE = "certificate";

    private final SetupCall call;
    private final String alias;

    public CertificateResource(SetupCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /** The trusted certificates, the last to expire first. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<CertificateRepresentation> list() {
        call.requireView(SetupPermission.CERTIFICATE);
        return shown(call.connection(alias));
    }

    /**
     * Holds a next certificate beside the current one, in the place of any that was to be next; nothing else of the
     * connection changes. The body is {@code {"certificate": PEM or Base64}}. Needs {@code manage-identity-providers}.
     * Answers 200 with the trusted certificates, also when it is held already; 400 for anything but one certificate that
     * has not expired; 409 for the current one, and when the certificates come from a metadata URL.
     */
    @PUT
    @Path("next")
    @Produces(MediaType.APPLICATION_JSON)
    public List<CertificateRepresentation> holdNext(String body) {
        call.requireStanding();
        call.requireManage(SetupPermission.CERTIFICATE);
        ConnectionConfig connection = call.lock(alias);
        if (connection.isUseMetadataDescriptorUrl()) {
            throw call.problem().conflict(ProblemKind.CERTIFICATES_COME_BY_URL);
        }
        NextCertificate decision =
                new TrustedCertificates(connection.certificates(), ServerTime.now()).hold(certificate(body));
        if (decision instanceof NextCertificate.Expired expired) {
            throw call.problem()
                    .badRequest(new WrongInput(ProblemKind.CERTIFICATE_EXPIRED
                            .problem(expired.since())
                            .at(CERTIFICATE)));
        }
        if (decision instanceof NextCertificate.Current) {
            throw call.problem()
                    .conflict(ProblemKind.CERTIFICATE_CURRENT.problem().at(CERTIFICATE));
        }
        if (decision instanceof NextCertificate.Held held) {
            connection.trust(held.trusted());
            call.session().identityProviders().update(connection);
            call.report(OperationType.UPDATE, alias, shown(connection), "certificates", "next");
        }
        return shown(connection);
    }

    private X509Certificate certificate(String body) {
        try {
            String text = JsonBody.parse(body, Set.of(CERTIFICATE)).requiredText(CERTIFICATE);
            return only(PastedCertificate.parseAll(text));
        } catch (WrongInput e) {
            throw call.problem().badRequest(e.orAt(CERTIFICATE));
        }
    }

    private static X509Certificate only(List<PastedCertificate> pasted) {
        if (pasted.size() > 1) {
            throw ProblemKind.SEVERAL_CERTIFICATES.thrown();
        }
        return pasted.get(0).certificate();
    }

    private List<CertificateRepresentation> shown(ConnectionConfig connection) {
        TrustedCertificates trusted = new TrustedCertificates(
                new ConnectionCertificates(call.session(), call.realm()).of(connection), ServerTime.now());
        return trusted.all().stream()
                .sorted(Comparator.comparing(X509Certificate::getNotAfter).reversed())
                .map(certificate -> CertificateRepresentation.of(certificate, trusted))
                .toList();
    }
}
