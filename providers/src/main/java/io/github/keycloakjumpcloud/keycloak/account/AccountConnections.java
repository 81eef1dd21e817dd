package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.keycloak.account.RecordLine.Hold;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The connections that have an account: it is linked to them, or their SCIM client holds it. */
public final class AccountConnections {

    private final KeycloakSession session;

    public AccountConnections(KeycloakSession session) {
        this.session = session;
    }

    public List<ConnectionConfig> of(UserModel user) {
        return of(user, linksOf(user));
    }

    /** @param links all of the account, as they were read for the same question */
    public List<ConnectionConfig> of(UserModel user, ConnectionLinks links) {
        return of(user, links.of(user).stream());
    }

    private List<ConnectionConfig> of(UserModel user, Stream<FederatedIdentityModel> links) {
        Stream<ConnectionConfig> holding = connections(
                ScimRecord.lines(user).filter(line -> line.hold() == Hold.HELD).map(line -> session.identityProviders()
                        .getById(line.connection())));
        return Stream.concat(linkedBy(links), holding).toList();
    }

    /** Those to which it is linked. */
    public Stream<ConnectionConfig> linkedTo(UserModel user) {
        return linkedBy(linksOf(user));
    }

    private Stream<FederatedIdentityModel> linksOf(UserModel user) {
        return session.users().getFederatedIdentitiesStream(session.getContext().getRealm(), user);
    }

    private Stream<ConnectionConfig> linkedBy(Stream<FederatedIdentityModel> links) {
        return connections(
                links.map(FederatedIdentityModel::getIdentityProvider).map(session.identityProviders()::getByAlias));
    }

    private static Stream<ConnectionConfig> connections(Stream<IdentityProviderModel> providers) {
        return providers.filter(ConnectionConfig::isConnection).map(ConnectionConfig::of);
    }
}
