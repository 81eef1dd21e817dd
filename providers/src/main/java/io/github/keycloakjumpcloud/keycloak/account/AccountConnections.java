package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.keycloak.account.RecordLine.Hold;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The connections that have an account: it is linked to them, or their SCIM client holds it. */
public final class AccountConnections {

    private final KeycloakSession session;

    public AccountConnections(KeycloakSession session) {
        this.session = session;
    }

    public List<ConnectionConfig> of(UserModel user) {
        Stream<String> linked = session.users()
                .getFederatedIdentitiesStream(session.getContext().getRealm(), user)
                .map(FederatedIdentityModel::getIdentityProvider);
        return Stream.concat(
                        linked.map(session.identityProviders()::getByAlias),
                        ScimRecord.lines(user)
                                .filter(line -> line.hold() == Hold.HELD)
                                .map(line -> session.identityProviders().getById(line.connection())))
                .filter(Objects::nonNull)
                .filter(ConnectionConfig::isConnection)
                .map(ConnectionConfig::of)
                .toList();
    }
}
