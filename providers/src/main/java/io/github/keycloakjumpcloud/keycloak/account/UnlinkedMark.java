package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord.Key;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityRemovedEvent;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Keeps people in reach of SCIM when they remove the link themselves: a key of the SCIM record says that the account has none.
 * Of whom SCIM has told nothing yet, it gets an empty record. The database finds them by the key, and pays nothing for
 * everybody else.
 */
public final class UnlinkedMark implements ProviderEventListener {

    private static final String KEY = "unlinked";
    private static final String SET = "yes";

    /** The value of {@link ScimRecord#KEYS} of whoever has the mark. */
    static String key(ConnectionConfig connection) {
        return new ScimRecord.Key(KEY, SET).of(connection);
    }

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof FederatedIdentityRemovedEvent removed) {
            mark(removed.getKeycloakSession(), removed.getUser(), removed.getFederatedIdentity(), true);
        } else if (event instanceof FederatedIdentityCreatedEvent created) {
            mark(created.getKeycloakSession(), created.getUser(), created.getFederatedIdentity(), false);
        }
    }

    private static void mark(KeycloakSession session, UserModel user, FederatedIdentityModel link, boolean unlinked) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(link.getIdentityProvider());
        if (!ConnectionConfig.isConnection(provider)) {
            return;
        }
        ConnectionConfig connection = ConnectionConfig.of(provider);
        ScimRecord record = new ScimRecord(user, connection);
        if (!unlinked) {
            clear(record);
        } else if (record.isHeld()) {
            record.putKey(KEY, SET);
        } else if (connection.scimEnabled() && !record.isReleased()) {
            Optional<EmailAddress> address =
                    EmailAddress.parse(link.getUserId()).or(record::asserted);
            List<Key> keys = new ArrayList<>(List.of(new Key(KEY, SET)));
            address.map(EmailAddress::value).map(Key::called).ifPresent(keys::add);
            record.hold(RecordLine.NOTHING, address, keys);
        } else {
            record.forgetAsserted();
        }
    }

    private static void clear(ScimRecord record) {
        if (record.key(KEY).isEmpty()) {
            return;
        }
        if (record.json().filter(RecordLine.NOTHING::equals).isPresent()) {
            record.forgetTold();
        } else {
            record.removeKey(KEY);
        }
    }
}
