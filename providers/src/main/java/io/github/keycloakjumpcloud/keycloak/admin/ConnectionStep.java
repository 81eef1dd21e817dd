package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.finding.Finding;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.StripSecretsUtils;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** The connection itself, as a step of its set-up. */
public final class ConnectionStep {

    private static final Logger LOG = Logger.getLogger(ConnectionStep.class);

    private final SetupCall call;
    private final String alias;

    public ConnectionStep(SetupCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * Sets the connection up, or changes it, and reports it; the same again changes nothing. Returns whether it is new. Ends
     * with 400 when nobody could sign in through such a connection, and then nothing has changed; with 409 when the alias is
     * that of a provider of another type, or was taken at the same moment, or the connection was removed at the same moment.
     */
    public boolean save(String body) {
        call.requireStanding();
        ConnectionSetup.Outcome outcome = save(call.connectionIfAny(alias), body);
        switch (outcome) {
            case CREATED -> call.report(OperationType.CREATE, alias, representation());
            case UPDATED -> call.report(OperationType.UPDATE, alias, representation());
            case UNCHANGED -> LOG.debugf("Connection %s is as it was asked for already", Shown.name(alias));
        }
        return outcome == ConnectionSetup.Outcome.CREATED;
    }

    /**
     * Ends as {@link #save} would, where saving would end with a problem; saves and reports nothing. What is not told of
     * JumpCloud yet may be missing.
     */
    void check(String body) {
        Optional<ConnectionConfig> existing = call.connectionIfAny(alias);
        try {
            setup().requirePossible(alias, existing, request(body, existing));
        } catch (WrongInput e) {
            throw call.problem().badRequest(call.told(e));
        }
    }

    private ConnectionSetup.Outcome save(Optional<ConnectionConfig> existing, String body) {
        try {
            ConnectionRequest request = request(body, existing);
            FetchedMetadata fetched = FetchedMetadata.of(call.session(), call.realm(), request);
            return setup().apply(alias, call.lockIfAny(existing), request, fetched, call.idOfNew());
        } catch (WrongInput e) {
            throw call.problem().badRequest(call.told(e));
        } catch (ModelDuplicateException e) {
            throw call.problem()
                    .conflict(
                            existing.isEmpty()
                                    ? ProblemKind.MADE_AT_THE_SAME_MOMENT
                                    : ProblemKind.CHANGED_AT_THE_SAME_MOMENT);
        }
    }

    private ConnectionRequest request(String body, Optional<ConnectionConfig> existing) {
        return call.permitted(ConnectionRequest.parse(body), existing.isEmpty());
    }

    private ConnectionSetup setup() {
        return new ConnectionSetup(call.session(), call.realm());
    }

    /** What is wrong with the connection, or will be, the worst first. */
    public List<Finding> findings() {
        return ConnectionInspection.ofOne(call.session(), call.realm(), call.connection(alias))
                .findings();
    }

    /** As Keycloak shows it, without secrets. */
    IdentityProviderRepresentation representation() {
        return StripSecretsUtils.stripSecrets(
                call.session(),
                RunningKeycloak.line().representation(call.session(), call.realm(), call.provider(alias)));
    }
}
