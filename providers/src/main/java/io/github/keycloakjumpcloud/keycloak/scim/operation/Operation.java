package io.github.keycloakjumpcloud.keycloak.scim.operation;

import io.github.keycloakjumpcloud.core.activity.LockOut;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.scim.ScimPermit;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers;
import io.github.keycloakjumpcloud.keycloak.activity.AccessEnd;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.group.DepartmentIndex;
import io.github.keycloakjumpcloud.keycloak.scim.call.SyncNotes;
import io.github.keycloakjumpcloud.keycloak.scim.event.ScimAdminEvents;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalMemory;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.Route;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionTask;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** One SCIM operation: the transaction in which it runs, on whose behalf, and what is to follow its commit. */
public final class Operation {

    private final KeycloakSession session;
    private final Admission admission;
    private final ConnectionConfig connection;
    private final ScimPermit permit;
    private final Caller caller;
    private final OwnedUsers users;
    private final ScimAdminEvents events;
    private final LeftOut leftOut;
    private final List<Afterwards> afterwards = new ArrayList<>();
    private Effect effect = new Effect(Optional.empty(), false, false);
    private final Optional<String> rehearsedId;

    Operation(KeycloakSession session, Admission admission, Caller caller, LeftOut leftOut) {
        this(session, admission, caller, leftOut, Optional.empty());
    }

    /** @param rehearsedId of an account that it makes; empty for one that is carried out */
    Operation(
            KeycloakSession session,
            Admission admission,
            Caller caller,
            LeftOut leftOut,
            Optional<String> rehearsedId) {
        this.session = session;
        this.admission = admission;
        this.connection = admission.connection();
        this.permit = admission.permit();
        this.caller = caller;
        this.leftOut = leftOut;
        this.rehearsedId = rehearsedId;
        this.users = new OwnedUsers(session, connection);
        this.events = rehearsedId.isPresent()
                ? ScimAdminEvents.silent(connection)
                : new ScimAdminEvents(session, realm(), connection, caller.tokenId(), caller.tokenName());
    }

    /**
     * Who asks, and what stays the same for all operations of a request.
     *
     * @param baseUrl the connection's SCIM base URL, without a slash at the end
     * @param departments of this node
     * @param came when the request came
     * @param sync is told what has changed
     */
    public record Caller(
            String tokenId,
            String tokenName,
            String baseUrl,
            DepartmentIndex departments,
            Instant came,
            SyncNotes sync) {}

    public KeycloakSession session() {
        return session;
    }

    public RealmModel realm() {
        return session.getContext().getRealm();
    }

    /** As it was when the operation began. */
    public ConnectionConfig connection() {
        return connection;
    }

    /** The users that exist for this connection. */
    public OwnedUsers users() {
        return users;
    }

    /** Where changes are noted for administrators. */
    public ScimAdminEvents events() {
        return events;
    }

    /** What it goes without. */
    public LeftOut leftOut() {
        return leftOut;
    }

    /** Whether anything may be added or changed; access may be taken away at any time. */
    public boolean isFullyPermitted() {
        return permit.gives();
    }

    /** @throws ScimProblem 403 when nothing may be added or changed now */
    public void requireFullPermit() {
        if (!isFullyPermitted()) {
            throw CurrentPermit.refusal(permit);
        }
    }

    /** Whether what is asked for is rehearsed, or was until the time was over. */
    public boolean isRehearsal() {
        return permit.rehearses();
    }

    /** @throws ScimProblem 403 when the time of the rehearsal is over */
    public void requireRehearsal() {
        if (permit != ScimPermit.REHEARSAL) {
            throw CurrentPermit.refusal(permit);
        }
    }

    /**
     * The result of work that is rolled back. Nothing that this operation has written or locked may be touched by it: it would
     * wait for this transaction.
     *
     * @throws ScimProblem as {@link Operations#run}
     */
    public <T> T rehearse(Function<Stage, T> work) {
        return new Operations(session, connection, caller).rehearse(admission, work);
    }

    /** Lets Keycloak copy whoever has this address in a directory, as any look-up does. What it copies, stays. */
    public void copyFromDirectory(EmailAddress address) {
        KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(), session.getContext(), own -> own.users()
                        .getUserByEmail(own.getContext().getRealm(), address.value()));
    }

    /** The id of the account of this address, which is about to be made; empty when any will do. */
    public Optional<String> newId(EmailAddress address) {
        return rehearsedId.or(() -> admission.past().isPresent()
                ? new RehearsalMemory(session, connection).takeId(address)
                : Optional.empty());
    }

    /**
     * The account of somebody to whom a rehearsal has promised this id, and who has come in by a sign-in since: it has another id. Only
     * for a message that takes access away.
     */
    public Optional<String> leaverPromised(String id) {
        return isRehearsal() || admission.past().isPresent()
                ? new Promises(session, connection)
                        .addressOf(id)
                        .flatMap(address -> users.withEmail(address).findFirst())
                        .map(UserModel::getId)
                : Optional.empty();
    }

    /** Whether a rehearsal has promised this id to the person of this address, and the account is still to be made. */
    public boolean isPromised(String id, EmailAddress address) {
        return admission.past().isPresent()
                && new Promises(session, connection)
                        .addressOf(id)
                        .filter(address::equals)
                        .isPresent();
    }

    public DepartmentIndex departments() {
        return caller.departments();
    }

    /** The address of a resource, for {@code Location} and {@code meta.location}. */
    public String location(ResourceKind kind, String id) {
        return new Route.One(kind, id).location(caller.baseUrl());
    }

    /** Something to do after this operation is committed, in a transaction of its own; in the order in which it was said. */
    public void afterwards(KeycloakSessionTask task) {
        afterwards.add(new Afterwards() {
            @Override
            public Runnable run(KeycloakSession own) {
                task.run(own);
                return () -> {};
            }

            @Override
            public void failed() {}
        });
    }

    /**
     * Ends, after the commit, every session of somebody, one that was begun meanwhile as well; and notes it.
     *
     * @param isNews whether it is noted also where there was no session
     */
    public void endSessions(UserModel user, LockOut.Cause cause, boolean isNews) {
        effect = new Effect(Optional.of(user.getUsername()), effect.shutsOut() || isNews, effect.nothing());
        afterwards.add(new SessionEnd(
                new AccessEnd(
                        realm().getId(),
                        connection.getInternalId(),
                        caller.came(),
                        cause,
                        Optional.empty(),
                        user.getId(),
                        Optional.of(user.getUsername())),
                isNews));
    }

    /** What was asked for is as it was, whatever is reported. */
    public void changesNothing() {
        effect = new Effect(effect.name(), effect.shutsOut(), true);
    }

    /**
     * What an operation comes to.
     *
     * @param name the user name of whoever has no access from then on, if anybody
     * @param shutsOut whether they had it before
     * @param nothing whether nothing is changed, although something is reported
     */
    record Effect(Optional<String> name, boolean shutsOut, boolean nothing) {}

    /** Whether somebody who had access has it no longer. */
    public boolean shutsOut() {
        return effect.shutsOut();
    }

    Effect effect() {
        return effect;
    }

    List<Afterwards> afterwards() {
        return afterwards;
    }
}
