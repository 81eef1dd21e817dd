package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.access.BrokeredId;
import io.github.keycloakjumpcloud.core.access.GateAnswer;
import io.github.keycloakjumpcloud.core.access.GateDecision;
import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks.Link;
import io.github.keycloakjumpcloud.keycloak.account.MetAccounts;
import io.github.keycloakjumpcloud.keycloak.account.OrganizationMembership;
import io.github.keycloakjumpcloud.keycloak.assertion.VerifiedLogin;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Whether a verified login may go on, and as whom: the gate answers, then the account rule. Writes nothing.
 *
 * @param gate which was asked
 * @param user the account that is meant, if one is known
 */
public record Admission(ConnectionGate gate, Verdict verdict, Optional<UserModel> user) {

    /** What becomes of the login. */
    public sealed interface Verdict {

        /**
         * The gate let nobody in; no account rule was asked.
         *
         * @param linked the person's account, which loses what the connection gave; never one to which somebody adds the connection
         */
        record TurnedAway(Refusal refusal, Optional<UserModel> linked) implements Verdict {}

        /**
         * The account rule has answered.
         *
         * @param link what the person has already
         */
        record Decided(Newcomer newcomer, AccountDecision decision, Optional<Link> link) implements Verdict {}
    }

    /**
     * As {@link #of}, of somebody who signs in and of whom no link is known. Mostly it is somebody new, of whom nothing is to be
     * looked for.
     */
    static Admission ofNew(KeycloakSession session, ConnectionConfig config, VerifiedLogin login) {
        return of(session, config, login, Optional.empty(), MetAccounts::newSignIn);
    }

    /** @param linking the account to which somebody adds the connection, who is signed in to it; empty for a sign-in */
    public static Admission of(
            KeycloakSession session, ConnectionConfig config, VerifiedLogin login, Optional<UserModel> linking) {
        return of(session, config, login, linking, MetAccounts::signIn);
    }

    private static Admission of(
            KeycloakSession session,
            ConnectionConfig config,
            VerifiedLogin login,
            Optional<UserModel> linking,
            Function<MetAccounts, AccountDecision> signIn) {
        ConnectionGate gate = ConnectionGate.of(session, config, login);
        GateDecision decision = gate.check();
        Optional<Refusal> refused = decision instanceof GateDecision.Rejected rejected
                ? Optional.of(rejected.refusal())
                : new BrokeredId(login.principal()).refusal();
        if (refused.isPresent()) {
            Optional<UserModel> known =
                    new ConnectionLinks(session, config).find(login.subject()).map(Link::user);
            return new Admission(gate, new Verdict.TurnedAway(refused.get(), known), linking.or(() -> known));
        }
        Newcomer newcomer = login.newcomer(((GateDecision.Admitted) decision).email());
        MetAccounts accounts = new MetAccounts(session, config, newcomer);
        AccountDecision account = linking.map(accounts::linkSelf).orElseGet(() -> signIn.apply(accounts));
        return new Admission(
                gate, new Verdict.Decided(newcomer, account, accounts.linked()), linking.or(accounts::first));
    }

    /**
     * What keeps somebody out whatever the message says. Keycloak before 26.7 asks for it only before it sends somebody to
     * JumpCloud.
     *
     * @param linking as for {@link #of}
     */
    public static Optional<Refusal> forbidden(
            KeycloakSession session, ConnectionConfig config, Optional<UserModel> linking) {
        if (linking.isEmpty()) {
            return RunningKeycloak.line().isLinkOnly(config)
                    ? Optional.of(new Refusal(RefusalReason.CONNECTION_DISABLED, RefusalFact.LINKING_ONLY))
                    : Optional.empty();
        }
        // A managed member comes in through their Organization; whoever is asked by another would outlast it.
        return OrganizationMembership.hasHome(session, linking.get())
                ? Optional.of(new Refusal(RefusalReason.LINKING_REFUSED, RefusalFact.MANAGED_MEMBER))
                : Optional.empty();
    }

    /** What each check of the gate says by itself. */
    public List<GateAnswer> checks() {
        return gate.examine();
    }
}
