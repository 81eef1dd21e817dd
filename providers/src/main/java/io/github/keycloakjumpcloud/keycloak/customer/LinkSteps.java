package io.github.keycloakjumpcloud.keycloak.customer;

import io.github.keycloakjumpcloud.core.setuplink.SetupLink;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import io.github.keycloakjumpcloud.keycloak.admin.CertificateResource;
import io.github.keycloakjumpcloud.keycloak.admin.ConnectionStep;
import io.github.keycloakjumpcloud.keycloak.admin.FindingRepresentation;
import io.github.keycloakjumpcloud.keycloak.admin.ScimCallResource;
import io.github.keycloakjumpcloud.keycloak.admin.ScimTokenResource;
import io.github.keycloakjumpcloud.keycloak.admin.ServiceProviderResource;
import io.github.keycloakjumpcloud.keycloak.admin.TrialLoginResource;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.page.SetupPage;
import io.github.keycloakjumpcloud.keycloak.setuplink.LinkMail;
import io.github.keycloakjumpcloud.keycloak.setuplink.SetupLinks;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** The steps of a connection's set-up behind a link: those of the admin API, each within what the link includes. */
public final class LinkSteps {

    private static final String NO_STORE = "no-store";

    private final LinkCall call;
    private final String alias;

    LinkSteps(KeycloakSession session, String alias, SetupLink link, LinkSession browser, LinkEvents events) {
        this.call = new LinkCall(session, session.getContext().getRealm(), link, browser, events);
        this.alias = alias;
    }

    /** The connection, and what the link includes. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response connection() {
        return Response.ok(shown()).header(HttpHeaders.CACHE_CONTROL, NO_STORE).build();
    }

    private LinkedConnection shown() {
        IdentityProviderModel model = call.provider(alias);
        return model == null
                ? LinkedConnection.toBeMade(call, alias, serviceProvider().values())
                : LinkedConnection.of(
                        call, ConnectionConfig.of(model), serviceProvider().values());
    }

    /**
     * Makes or changes the connection, as the admin API does. Answers 403 for what the link does not include; then nothing has
     * changed. When the connection goes live with that, the administrator who made the link is told.
     */
    @PUT
    @Produces(MediaType.APPLICATION_JSON)
    public Response save(String body) {
        boolean wasLive = isLive();
        boolean created = new ConnectionStep(call, alias).save(body);
        if (created) {
            links().change(call.link().id(), link -> Optional.of(link.made()));
        }
        // Not before: the connection may be refused as it is.
        if (!wasLive && isLive()) {
            tell(link -> Optional.of(link.ready(ServerTime.now())));
        }
        return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                .entity(shown())
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }

    private boolean isLive() {
        IdentityProviderModel model = call.provider(alias);
        return model != null && model.isEnabled();
    }

    /**
     * What is wrong in JumpCloud, the worst first; what is to be done in Keycloak is not the holder's to see. Whoever may go live
     * sees it too.
     */
    @GET
    @Path("findings")
    @Produces(MediaType.APPLICATION_JSON)
    public List<FindingRepresentation> findings() {
        call.requireAny(SetupPermission.CERTIFICATE, SetupPermission.GO_LIVE);
        Wording wording = Wording.ofRequest(call.session());
        return new ConnectionStep(call, alias)
                .findings().stream()
                        .filter(finding -> finding.kind().isForCustomer())
                        .map(finding -> FindingRepresentation.of(finding, wording))
                        .toList();
    }

    /** Tells the administrator who made the link that all is ready; again it tells nobody. */
    @POST
    @Path("ready")
    @Produces(MediaType.APPLICATION_JSON)
    public Response ready() {
        call.requireAny(SetupPermission.CERTIFICATE, SetupPermission.GO_LIVE);
        tell(link -> Optional.of(link)
                .filter(known -> known.use().readyAt().isEmpty())
                .map(known -> known.ready(ServerTime.now())));
        return connection();
    }

    /** Tells the administrator who made the link that all is ready, or live, if this changes the link. */
    private void tell(SetupLinks.Change change) {
        ConnectionConfig connection = call.connection(alias);
        links().change(call.link().id(), change).ifPresent(link -> {
            call.events().report(link, "ready");
            new LinkMail(call.session(), call.realm())
                    .ready(
                            link,
                            SetupPage.addressOf(call.session(), link.terms().creatorRealm(), connection));
        });
    }

    /** What is entered in JumpCloud. */
    @Path("service-provider")
    public ServiceProviderResource serviceProvider() {
        return new ServiceProviderResource(call, alias);
    }

    /** The certificates that the connection trusts. */
    @Path("certificates")
    public CertificateResource certificates() {
        return new CertificateResource(call, alias);
    }

    /** The tokens of the connection's SCIM clients. */
    @Path("scim-tokens")
    public ScimTokenResource scimTokens() {
        return new ScimTokenResource(call, alias);
    }

    /** What came over SCIM of late. */
    @Path("scim-calls")
    public ScimCallResource scimCalls() {
        return new ScimCallResource(call, alias);
    }

    /** Trial logins of the connection. */
    @Path("trial-logins")
    public TrialLoginResource trialLogins() {
        return new TrialLoginResource(call, alias);
    }

    private SetupLinks links() {
        return new SetupLinks(call.session(), call.realm());
    }
}
