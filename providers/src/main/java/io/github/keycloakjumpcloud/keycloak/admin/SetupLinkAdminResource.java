package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.setuplink.LinkDenial;
import io.github.keycloakjumpcloud.core.setuplink.LinkWish;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.setuplink.LinkDenied;
import io.github.keycloakjumpcloud.keycloak.setuplink.LinkMail;
import io.github.keycloakjumpcloud.keycloak.setuplink.MadeLink;
import io.github.keycloakjumpcloud.keycloak.setuplink.SetupLinks;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.IdentityProviderModel;

/**
 * The set-up links of one connection, below {@code …/jumpcloud/{alias}/setup-links}; the connection may be still to be made.
 * Every method answers 409 when the alias is that of a provider of another type.
 */
public final class SetupLinkAdminResource {

    private static final String NO_STORE = "no-store";
    private static final String LINKS = "setup-links";

    private final AdminCall call;
    private final String alias;

    SetupLinkAdminResource(AdminCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * Makes a link. Needs {@code manage-identity-providers}. Answers 201 with the address that opens it, which is shown this
     * once; 400 for a wish that is none; 409 when the name is taken, or there are
     * too many links or e-mails about them.
     */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response make(String body) {
        call.requireManage();
        MadeLink made = make(wish(body));
        String url = ServiceProvider.ofNew(call.session(), call.realm(), alias).setupLinkUrl(made.secret());
        Boolean emailed = made.link()
                .terms()
                .email()
                .map(address -> new LinkMail(call.session(), call.realm()).invite(address, made.link(), url))
                .orElse(null);
        SetupLinkRepresentation shown = SetupLinkRepresentation.revealed(made.link(), url, emailed);
        call.report(
                OperationType.CREATE,
                alias,
                shown.reported(),
                LINKS,
                made.link().id());
        return Response.created(call.session()
                        .getContext()
                        .getUri()
                        .getAbsolutePathBuilder()
                        .path(made.link().id())
                        .build())
                .entity(shown)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }

    private LinkWish wish(String body) {
        try {
            LinkWish wish = SetupLinkRequest.parse(body);
            if (existing() == null) {
                new ConnectionSetup(call.session(), call.realm())
                        .requirePossible(alias, wish.displayName(), wish.domains());
            }
            return wish;
        } catch (WrongInput e) {
            throw call.problem().badRequest(e, SetupLinkRequest.NAMES);
        }
    }

    private MadeLink make(LinkWish wish) {
        try {
            return links().make(alias, existing(), wish, call.caller());
        } catch (LinkDenied e) {
            throw problem(e.denial());
        }
    }

    private WebApplicationException problem(LinkDenial denial) {
        return switch (denial) {
            case NAME_TAKEN, TOO_MANY, TOO_MANY_MAILS, SETTINGS_OF_EXISTING ->
                call.problem().conflict(denial.problem());
            case NAME_TOO_LONG, LIFETIME_OUT_OF_RANGE, NOTHING_TO_SET_UP ->
                call.problem().badRequest(new WrongInput(denial.problem()), SetupLinkRequest.NAMES);
        };
    }

    /** The links of the last 30 days, oldest first, without secrets. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        call.requireView();
        IdentityProviderModel existing = existing();
        Instant now = ServerTime.now();
        List<SetupLinkRepresentation> shown = links().list(alias, existing).stream()
                .map(link -> SetupLinkRepresentation.listed(link, links().standing(link, alias, existing, now)))
                .toList();
        return Response.ok(shown).header(HttpHeaders.CACHE_CONTROL, NO_STORE).build();
    }

    /** Ends a link at once. Needs {@code manage-identity-providers}. Answers 404 when it is none of this connection's. */
    @DELETE
    @Path("{id}")
    public Response revoke(@PathParam("id") String id) {
        call.requireManage();
        if (!links().revoke(alias, existing(), id)) {
            throw call.problem().notFound(ProblemKind.NO_SUCH_LINK);
        }
        call.report(OperationType.DELETE, alias, null, LINKS, id);
        return Response.noContent().build();
    }

    /** Null for a connection that is still to be made. */
    private IdentityProviderModel existing() {
        return call.connectionIfAny(alias).orElse(null);
    }

    private SetupLinks links() {
        return new SetupLinks(call.session(), call.realm());
    }
}
