package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The admin API below {@code /admin/realms/{realm}/jumpcloud}. */
public final class ConnectionAdminResource {

    private final AdminCall call;
    private final KeycloakSession session;
    private final RealmModel realm;

    ConnectionAdminResource(AdminCall call) {
        this.call = call;
        this.session = call.session();
        this.realm = call.realm();
    }

    /**
     * The connections of the realm, each with its health; how many there are in all is in the header {@code X-Total-Count}. Without
     * parameters all of them, by alias. Needs {@code view-identity-providers}. Answers 400 for a parameter that is none.
     *
     * @param search what alias or display name contains, in any letter case
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<ConnectionSummary> list(
            @QueryParam("first") String first,
            @QueryParam("max") String max,
            @QueryParam("search") String search,
            @QueryParam("sort") String sort) {
        call.requireView();
        return new ConnectionList(session, realm).page(query(first, max, search, sort));
    }

    private ConnectionQuery query(String first, String max, String search, String sort) {
        try {
            return ConnectionQuery.parse(first, max, search, sort);
        } catch (WrongInput e) {
            throw call.problem().badRequest(e);
        }
    }

    /** The switch of the realm's setup page. No connection has this alias. */
    @Path("setup-page")
    public SetupPageResource setupPage() {
        return new SetupPageResource(call);
    }

    /** Why a person was refused who tells the reference of the page. */
    @Path("refusals/{reference}")
    public RefusalResource refusal(@PathParam("reference") String reference) {
        return new RefusalResource(call, reference);
    }

    /** How a connection is set up. Needs {@code view-identity-providers}. Answers 404 when there is no such connection. */
    @GET
    @Path("{alias}")
    @Produces(MediaType.APPLICATION_JSON)
    public ConnectionRepresentation connection(@PathParam("alias") String alias) {
        call.requireView();
        return describe(call.connection(alias));
    }

    /**
     * Sets a connection up, or changes it; the same again changes nothing. What the body leaves out stays as it is. Needs
     * {@code manage-identity-providers}. Answers 201 for a new connection, else 200; 400 when nobody could sign in through
     * such a connection, and then nothing has changed; 409 when the alias is that of a provider of another type, or
     * was taken at the same moment, or the connection was removed at the same moment.
     */
    @PUT
    @Path("{alias}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response setUp(@PathParam("alias") String alias, String body) {
        call.requireManage();
        boolean created = new ConnectionStep(call, alias).save(body);
        return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                .entity(describe(call.connection(alias)))
                .build();
    }

    /**
     * Whether setting up a connection so would be accepted, as far as it is told: what is not told of JumpCloud yet may be
     * missing. Changes nothing. Needs {@code manage-identity-providers}. Answers 204, else what {@code PUT} would: 400 or 409.
     */
    @POST
    @Path("{alias}/check")
    public void check(@PathParam("alias") String alias, String body) {
        call.requireManage();
        new ConnectionStep(call, alias).check(body);
    }

    /** What an admin enters in JumpCloud, also for a connection that is still to be made. */
    @Path("{alias}/service-provider")
    public ServiceProviderResource serviceProvider(@PathParam("alias") String alias) {
        return new ServiceProviderResource(call, alias);
    }

    /**
     * Adopts an existing provider of type {@code saml}. Needs {@code manage-identity-providers}. Answers 200 with the
     * connection; again for one that is a connection already; 404 for an unknown alias; 409 for a provider of another
     * type; 400 when its settings are no good for a connection, and then nothing has changed.
     */
    @POST
    @Path("{alias}/adopt")
    @Produces(MediaType.APPLICATION_JSON)
    public Response adopt(@PathParam("alias") String alias) {
        call.requireManage();
        IdentityProviderModel model = Optional.ofNullable(call.provider(alias))
                .flatMap(new StoredProviders(session)::lock)
                .orElseThrow(() -> call.problem().notFound(ProblemKind.NO_SUCH_PROVIDER));
        if (ConnectionConfig.isConnection(model)) {
            new Adoption(session, realm).takeNote();
        } else {
            adopt(model);
        }
        return Response.ok(new ConnectionStep(call, alias).representation()).build();
    }

    /**
     * What is wrong with the connection, or will be, the worst first. Needs {@code view-identity-providers}. Answers 404
     * when there is no such connection.
     */
    @GET
    @Path("{alias}/findings")
    @Produces(MediaType.APPLICATION_JSON)
    public List<FindingRepresentation> findings(@PathParam("alias") String alias) {
        call.requireView();
        Wording wording = Wording.ofRequest(session);
        return new ConnectionStep(call, alias)
                .findings().stream()
                        .map(finding -> FindingRepresentation.of(finding, wording))
                        .toList();
    }

    /** The certificates that the connection trusts. */
    @Path("{alias}/certificates")
    public CertificateResource certificates(@PathParam("alias") String alias) {
        return new CertificateResource(call, alias);
    }

    /**
     * The connection with its mappers and first-login flow as a partial realm export, which Keycloak imports. Needs
     * {@code view-identity-providers}, and {@code view-realm} for the flow. Answers 404 when there is no such connection.
     */
    @GET
    @Path("{alias}/blueprint")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonNode blueprint(@PathParam("alias") String alias) {
        call.requireView();
        return newBlueprint().of(List.of(call.connection(alias)));
    }

    /**
     * What the realm has otherwise than a blueprint, for the connections that the blueprint names; changes nothing. Needs
     * {@code view-identity-providers}. Answers 400 when the body is no blueprint.
     */
    @POST
    @Path("blueprint-diff")
    @Produces(MediaType.APPLICATION_JSON)
    public List<BlueprintDifference> compare(String body) {
        call.requireView();
        try {
            JsonBody blueprint = JsonBody.parse(body, Blueprint.PARTS);
            Set<String> named = blueprint.names("identityProviders", "alias");
            List<ConnectionConfig> connections = call.connections()
                    .filter(connection -> named.contains(connection.getAlias()))
                    .toList();
            Blueprint own = newBlueprint();
            return BlueprintDifference.between(own.comparable(blueprint.tree()), own.of(connections));
        } catch (WrongInput e) {
            throw call.problem().badRequest(e);
        }
    }

    private Blueprint newBlueprint() {
        return new Blueprint(session, realm, call.maySeeFlows());
    }

    /** How JumpCloud's groups become groups and roles. */
    @Path("{alias}/group-rules")
    public GroupRulesResource groupRules(@PathParam("alias") String alias) {
        return new GroupRulesResource(call, alias);
    }

    /** Under which names JumpCloud sends the parts of the profile. */
    @Path("{alias}/attribute-names")
    public AttributeNamesResource attributeNames(@PathParam("alias") String alias) {
        return new AttributeNamesResource(call, alias);
    }

    /** The tokens of the connection's SCIM clients. */
    @Path("{alias}/scim-tokens")
    public ScimTokenResource scimTokens(@PathParam("alias") String alias) {
        return new ScimTokenResource(call, alias);
    }

    /** Roles and clients of the realm that the connection's settings can name. */
    @Path("{alias}/choices")
    public ChoiceResource choices(@PathParam("alias") String alias) {
        return new ChoiceResource(call, alias);
    }

    /** What has come through a connection of late. */
    @Path("{alias}/activity")
    public ActivityResource activity(@PathParam("alias") String alias) {
        return new ActivityResource(call, alias);
    }

    /** Who was shut out of late. */
    @Path("{alias}/lock-outs")
    public LockOutResource lockOuts(@PathParam("alias") String alias) {
        return new LockOutResource(call, alias);
    }

    /** Who could not get an account because of accounts that are there. */
    @Path("{alias}/conflicts")
    public ConflictResource conflicts(@PathParam("alias") String alias) {
        return new ConflictResource(call, alias);
    }

    /** What came over SCIM of late. */
    @Path("{alias}/scim-calls")
    public ScimCallResource scimCalls(@PathParam("alias") String alias) {
        return new ScimCallResource(call, alias);
    }

    /** The rehearsal of the connection's SCIM sync. */
    @Path("{alias}/rehearsal")
    public RehearsalResource rehearsal(@PathParam("alias") String alias) {
        return new RehearsalResource(call, alias);
    }

    /** The links by which somebody without an account sets the connection up. */
    @Path("{alias}/setup-links")
    public SetupLinkAdminResource setupLinks(@PathParam("alias") String alias) {
        return new SetupLinkAdminResource(call, alias);
    }

    /** Trial logins of the connection. */
    @Path("{alias}/trial-logins")
    public TrialLoginResource trialLogins(@PathParam("alias") String alias) {
        return new TrialLoginResource(call, alias);
    }

    /** The brake on deactivations over SCIM. */
    @Path("{alias}/scim-brake")
    public ScimBrakeResource scimBrake(@PathParam("alias") String alias) {
        return new ScimBrakeResource(call, alias);
    }

    private void adopt(IdentityProviderModel model) {
        if (!Adoption.isAdoptable(model)) {
            throw call.problem().conflict(ProblemKind.NOT_ADOPTABLE);
        }
        try {
            new Adoption(session, realm).adopt(model);
        } catch (WrongInput e) {
            throw call.problem().unusable(e);
        } catch (RuntimeException e) {
            // Somebody has removed the provider at the same moment, and the database has let them go first.
            StorageFailure.requireConflict(e);
            throw call.problem().conflict(ProblemKind.CHANGED_AT_THE_SAME_MOMENT);
        }
        call.report(
                OperationType.UPDATE, model.getAlias(), new ConnectionStep(call, model.getAlias()).representation());
    }

    private ConnectionRepresentation describe(ConnectionConfig connection) {
        return ConnectionRepresentation.of(
                connection,
                ConnectionInspection.ofOne(session, realm, connection).summary(),
                ServiceProvider.of(session, realm, connection));
    }
}
