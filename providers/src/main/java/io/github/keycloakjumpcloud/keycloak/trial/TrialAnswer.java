package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.Connections;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.realm.RealmSwitches;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What comes to an assertion consumer service from a browser that goes through trials, brought here by {@link TrialAddress}.
 * Only the RelayState that a trial has sent says that an answer is the trial's: nobody can guess it. At the address of its own
 * connection the answer is verified. At any other address of the realm nothing of it is read, and the trial ends with both
 * addresses. Everything else goes on to Keycloak at once: a cookie may be one that the answer cannot take away.
 */
public final class TrialAnswer {

    /** Of one browser at a time. */
    private static final int MOST_TRIALS = 20;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;
    private final List<TrialLogin> waiting;

    private TrialAnswer(KeycloakSession session, String alias, List<TrialLogin> waiting) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.alias = alias;
        this.waiting = waiting;
    }

    /**
     * What takes a message to the provider of this alias.
     *
     * @param alias as in the address; there may be no such provider, or one of another type
     */
    public static Object at(KeycloakSession session, String alias) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
        TrialLogins trials = new TrialLogins(session);
        List<TrialLogin> waiting = TrialCookie.received(session)
                .limit(MOST_TRIALS)
                .flatMap(cookie -> trials.find(cookie.getValue()).stream())
                .filter(trial -> trial.report().isEmpty())
                .toList();
        if (ConnectionConfig.isConnection(provider) || !waiting.isEmpty() && mayTakeSaml(provider)) {
            RealmSwitches.requireOpen(session);
            return new TrialAnswer(session, alias, waiting);
        }
        return endpointOf(session, alias);
    }

    /** JumpCloud may post to an address that nobody has, or to that of Keycloak's own SAML provider. */
    private static boolean mayTakeSaml(IdentityProviderModel provider) {
        return provider == null || SAMLIdentityProviderFactory.PROVIDER_ID.equals(provider.getProviderId());
    }

    /** The endpoint that Keycloak has for this provider, as if there were no trials. */
    private static Object endpointOf(KeycloakSession session, String alias) {
        IdentityBrokerService keycloak = new IdentityBrokerService(session);
        keycloak.init();
        return keycloak.getEndpoint(alias);
    }

    /** A message of SAML's HTTP-POST binding (SAML Bindings 3.5). */
    @POST
    public Response answer(
            @FormParam("SAMLRequest") String samlRequest,
            @FormParam("SAMLResponse") String samlResponse,
            @FormParam("SAMLart") String samlArt,
            @FormParam("RelayState") String relayState) {
        Optional<TrialRequest> request = new TrialLogins(session).sent(relayState);
        Optional<TrialLogin> named = request.flatMap(sent -> waiting.stream()
                .filter(trial -> trial.id().equals(sent.trialId()))
                .findFirst());
        Optional<ConnectionConfig> tried = named.flatMap(this::connectionOf);
        Optional<AuthenticationSessionModel> login = request.flatMap(sent -> sent.login(session));
        if (tried.isEmpty() || login.isEmpty()) {
            return asEver(samlRequest, samlResponse, samlArt, relayState);
        }
        if (!tried.get().getAlias().equals(alias)) {
            return samlResponse == null || samlResponse.isBlank()
                    ? asEver(samlRequest, samlResponse, samlArt, relayState)
                    : TrialEnd.of(session, named.get(), login.get(), TrialReport.refused(astray(tried.get())));
        }
        return new TrialConnection(session, tried.get())
                .endpoint(connection -> new TrialAttempt(
                        session,
                        connection,
                        login.get(),
                        report -> TrialEnd.of(session, named.get(), login.get(), report)))
                .postBinding(samlRequest, samlResponse, samlArt, relayState);
    }

    private Response asEver(String samlRequest, String samlResponse, String samlArt, String relayState) {
        SAMLEndpoint endpoint = (SAMLEndpoint) endpointOf(session, alias);
        return Response.fromResponse(endpoint.postBinding(samlRequest, samlResponse, samlArt, relayState))
                .cookie(worthless())
                .build();
    }

    /** Cookies of trials that are over, or that somebody has made up; the next answer takes away what is left of too many. */
    private NewCookie[] worthless() {
        return TrialCookie.received(session)
                .filter(cookie -> waiting.stream().noneMatch(trial -> trial.id().equals(cookie.getValue())))
                .limit(MOST_TRIALS)
                .map(cookie -> TrialCookie.without(session, cookie.getName()))
                .toArray(NewCookie[]::new);
    }

    private Refusal astray(ConnectionConfig tried) {
        return new Refusal(
                RefusalReason.WRONG_DESTINATION,
                RefusalFact.ANSWER_AT_ANOTHER_ADDRESS,
                FactArgument.text(ServiceProvider.of(session, realm, tried).acsUrl()),
                FactArgument.text(ServiceProvider.ofNew(session, realm, alias).acsUrl()));
    }

    /** Empty when it has been deleted. */
    private Optional<ConnectionConfig> connectionOf(TrialLogin trial) {
        return Connections.findById(session, trial.connectionId());
    }
}
