package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import io.github.keycloakjumpcloud.keycloak.setting.SettingText;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * One call of a step of the set-up: who calls, what they may do, and where it is reported. Administrators and set-up links
 * go through the same steps, and each step asks its call.
 */
public interface SetupCall {

    KeycloakSession session();

    RealmModel realm();

    /**
     * Whoever may come no more ends here. Each step that changes something asks this before all else, once the whole request is
     * there: it may take minutes to arrive. What it says holds until the transaction ends.
     */
    void requireStanding();

    /** Whoever may not look at this part of a connection ends here, with 403. */
    void requireView(SetupPermission part);

    /** Whoever may not change this part of a connection ends here, with 403. */
    void requireManage(SetupPermission part);

    /**
     * The request as this caller may have it. Whoever may not change the connection in this way ends here, with 403.
     *
     * @param isNew whether it makes the connection
     */
    ConnectionRequest permitted(ConnectionRequest request, boolean isNew);

    /** Whether accounts, groups and roles of the realm may be shown. */
    boolean seesAccounts();

    /** The internal id that a connection gets which this call makes; empty for any. */
    Optional<String> idOfNew();

    /** Names the caller among all administrators and links, for whom a report is kept; never shown. */
    String caller();

    /**
     * Reports what was done, as an admin event at the connection.
     *
     * @param representation null for an event without one
     * @param path segments below the connection
     */
    void report(OperationType operation, String alias, Object representation, String... path);

    /** What this caller is told of a wrong request. */
    WrongInput told(WrongInput wrong);

    /** How this caller is told what is wrong. */
    default AdminProblem problem() {
        return new AdminProblem(Wording.ofRequest(session()));
    }

    /** Reports what was looked at or tried, where looking and trying are reported. */
    void used(String what);

    /** The connection that a path names; ends with 404 when there is none, or it is a provider of another type. */
    default ConnectionConfig connection(String alias) {
        IdentityProviderModel model = provider(alias);
        if (!ConnectionConfig.isConnection(model)) {
            throw problem().notFound(ProblemKind.NO_SUCH_CONNECTION);
        }
        return ConnectionConfig.of(model);
    }

    /**
     * As {@link #connection}, for this transaction alone until it ends: for whoever changes it or its mappers. Ends with 409 when
     * the database does not wait for others who change it.
     */
    default ConnectionConfig lock(String alias) {
        return alone(connection(alias)).orElseThrow(() -> problem().notFound(ProblemKind.NO_SUCH_CONNECTION));
    }

    /** The connection that a path names, if there is one; ends with 409 when the alias is that of a provider of another type. */
    default Optional<ConnectionConfig> connectionIfAny(String alias) {
        IdentityProviderModel model = provider(alias);
        if (model != null && !ConnectionConfig.isConnection(model)) {
            throw problem().conflict(ProblemKind.ALIAS_OF_ANOTHER_TYPE);
        }
        return Optional.ofNullable(model).map(ConnectionConfig::of);
    }

    /**
     * A connection that {@link #connectionIfAny} has found, for this transaction alone until it ends; empty for none. Ends with 409
     * when it is gone, has another alias, or the database does not wait for others who change it.
     */
    default Optional<ConnectionConfig> lockIfAny(Optional<ConnectionConfig> found) {
        return found.map(
                known -> alone(known).orElseThrow(() -> problem().conflict(ProblemKind.CHANGED_AT_THE_SAME_MOMENT)));
    }

    private Optional<ConnectionConfig> alone(ConnectionConfig found) {
        try {
            return stored().lock(found).filter(ConnectionConfig::isConnection).map(ConnectionConfig::of);
        } catch (RuntimeException e) {
            StorageFailure.requireConflict(e);
            throw problem().conflict(ProblemKind.CHANGED_AT_THE_SAME_MOMENT);
        }
    }

    /** The provider of any type that a path names, as it is stored, or null. */
    default IdentityProviderModel provider(String alias) {
        return SettingText.isAlias(alias) ? stored().byAlias(alias) : null;
    }

    private StoredProviders stored() {
        return new StoredProviders(session());
    }
}
