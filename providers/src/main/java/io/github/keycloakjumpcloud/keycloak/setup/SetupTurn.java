package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Makes what all connections of a realm share. */
interface SetupTurn {

    /** What the work returns; it gets a session in which the realm is as the database has it. */
    <T> T take(Function<KeycloakSession, T> work);

    /**
     * In a transaction of its own: connections that are set up at the same moment, on whatever node, take turns, and each sees
     * what the one before has made.
     */
    static SetupTurn amongOthers(KeycloakSession session, RealmModel realm) {
        return new OwnTransaction(session, realm);
    }

    /** In the session itself, for a realm that no other session sees yet. */
    static SetupTurn alone(KeycloakSession session) {
        return new SameTransaction(session);
    }

    /** See {@link #alone}. */
    record SameTransaction(KeycloakSession session) implements SetupTurn {

        @Override
        public <T> T take(Function<KeycloakSession, T> work) {
            return work.apply(session);
        }
    }

    /** See {@link #amongOthers}. */
    record OwnTransaction(KeycloakSession session, RealmModel realm) implements SetupTurn {

        private static final String KIND = "jumpcloud-setup";
        private static final String WHOLE_REALM = "";

        @Override
        public <T> T take(Function<KeycloakSession, T> work) {
            String id = realm.getId();
            String name = realm.getName();
            T made = KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
                // Nothing of the realm may be read before: it would be as it was before the others' turns.
                new ConnectionRow(own, KIND, id, WHOLE_REALM).lockOrAdd(own, "");
                showAsStored(own, id, name);
                own.getContext().setRealm(own.realms().getRealm(id));
                return work.apply(own);
            });
            showAsStored(session, id, name);
            return made;
        }

        /** Keycloak's cache hears of a change a moment after the database. */
        private static void showAsStored(KeycloakSession session, String id, String name) {
            session.getProvider(CacheRealmProvider.class).registerRealmInvalidation(id, name);
        }
    }
}
