package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;

/**
 * Whether a realm has a setup page: it has one where its client is there and enabled. The client is made once, with the realm's first
 * connection; in the administrators' realm at the server's start. A row remembers that, so that a client which an administrator
 * has deleted stays away until somebody switches the page on. What a visitor does who has not signed in changes nothing.
 */
public final class SetupPageSwitch {

    private static final Logger LOG = Logger.getLogger(SetupPageSwitch.class);

    private static final String KIND = "jumpcloud-setup-page";
    private static final String WHOLE_REALM = "";

    /** Somebody has decided about the page; the client says how. */
    private static final String DECIDED = "decided";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SetupTurn turn;

    public SetupPageSwitch(KeycloakSession session, RealmModel realm) {
        this(session, realm, SetupTurn.amongOthers(session, realm));
    }

    SetupPageSwitch(KeycloakSession session, RealmModel realm, SetupTurn turn) {
        this.session = session;
        this.realm = realm;
        this.turn = turn;
    }

    /**
     * Makes the client, unless the realm has had one or somebody has decided about the page, and lets the administrators' page look
     * after the realm.
     */
    void offer() {
        offerOnce();
        grantToAdministrators();
    }

    /** As {@link #offer}, for the administrators' realm, at each start: costs one look-up when it was offered before. */
    void offerOnce() {
        if (SetupPageOption.isOn() && row(session, realm).isEmpty()) {
            inTurn(part -> {
                if (row(part.session, part.realm).isEmpty()) {
                    part.findOrCreate();
                    part.decided();
                }
            });
        }
    }

    /** Without a turn where nothing is missing. */
    void grantToAdministrators() {
        if (new SetupScope(session, realm).isMissingForAdministrators()) {
            inTurn(part -> new SetupScope(part.session, part.realm).grantToAdministrators());
        }
    }

    /** Switches the page on or off. Makes the client where there is none to be switched on. */
    public void set(boolean enabled) {
        inTurn(part -> {
            if (enabled) {
                part.findOrCreate().setEnabled(true);
                new SetupScope(part.session, part.realm).grantToAdministrators();
            } else {
                part.client().find().ifPresent(client -> client.setEnabled(false));
            }
            part.decided();
        });
    }

    /** In the one session in which the realm is as the database has it. */
    private record Part(KeycloakSession session, RealmModel realm) {

        SetupClient client() {
            return new SetupClient(session, realm);
        }

        ClientModel findOrCreate() {
            Optional<ClientModel> found = client().find();
            found.ifPresent(this::narrow);
            return found.orElseGet(() -> {
                ClientModel created = client().create();
                new SetupScope(session, realm).grant(created);
                return created;
            });
        }

        /** An earlier version gave it full scope in the administrators' realm. */
        private void narrow(ClientModel client) {
            if (!client.isFullScopeAllowed()) {
                return;
            }
            if (client().isUnchangedWithFullScope(client)) {
                client.setFullScopeAllowed(false);
                new SetupScope(session, realm).grant(client);
                LOG.infof(
                        "Client %s of realm %s has full scope no longer", SetupClient.ID, Shown.name(realm.getName()));
            } else {
                LOG.warnf(
                        "Client %s of realm %s was changed, and keeps full scope",
                        SetupClient.ID, Shown.name(realm.getName()));
            }
        }

        void decided() {
            if (row(session, realm).isEmpty()) {
                new ConnectionRow(session, KIND, realm.getId(), WHOLE_REALM).add(DECIDED);
            }
        }
    }

    private void inTurn(Consumer<Part> work) {
        try {
            turn.take(own -> {
                work.accept(new Part(own, own.getContext().getRealm()));
                return true;
            });
        } catch (ModelException e) {
            // A node of an earlier version, which takes no turns, has made the client at the same moment.
            StorageFailure.requireConflict(e);
            LOG.debugf(e, "Client %s was added elsewhere at the same time", SetupClient.ID);
        }
    }

    private static Optional<String> row(KeycloakSession session, RealmModel realm) {
        return new ConnectionRow(session, KIND, realm.getId(), WHOLE_REALM).read();
    }
}
