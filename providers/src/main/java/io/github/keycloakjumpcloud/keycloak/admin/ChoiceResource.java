package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.keycloak.account.Administrators;
import io.github.keycloakjumpcloud.keycloak.group.RoleName;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Roles and clients of the realm that a setting can name, at {@code …/jumpcloud/{alias}/choices}: the first 20 whose name contains
 * what was typed. For administrators only, and for those who may see Keycloak's own lists.
 */
public final class ChoiceResource {

    private static final int MOST = 20;

    /** So many are asked for at a time: some of them are no choice, and others follow. */
    private static final int AT_A_TIME = 60;

    /** What stands between a client and its role. */
    private static final String SEPARATOR = "/";

    private final AdminCall call;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    ChoiceResource(AdminCall call, String alias) {
        this.call = call;
        this.session = call.session();
        this.realm = call.realm();
        this.alias = alias;
    }

    /**
     * Names of roles, as {@code defaultRole} takes them; none that makes administrators, because no connection grants it. Needs
     * {@code view-identity-providers}; realm roles need {@code view-realm} as well, client roles {@code view-clients}. Answers 403
     * to whoever has neither, 404 when there is no such connection.
     *
     * @param search what the name contains, in any letter case; absent for any name
     */
    @GET
    @Path("roles")
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> roles(@QueryParam("search") String search) {
        requireConnection();
        boolean ofRealm = call.personMayViewRealm();
        boolean ofClients = call.personMayViewClients();
        if (!ofRealm && !ofClients) {
            throw new ForbiddenException();
        }
        String text = text(search);
        Administrators administrators = new Administrators(session, realm);
        return Stream.concat(
                        ofRealm ? realmRoles(text) : Stream.empty(), ofClients ? clientRoles(text) : Stream.empty())
                .filter(role -> !administrators.wouldContainHoldersOf(role))
                .flatMap(role -> RoleName.of(role, session, realm).stream())
                .map(RoleName::text)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /**
     * Client IDs, as {@code portalClient} takes them. Needs {@code view-identity-providers} and {@code view-clients}. Answers 404
     * when there is no such connection.
     *
     * @param search what the client ID contains, in any letter case; absent for any
     */
    @GET
    @Path("clients")
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> clients(@QueryParam("search") String search) {
        requireConnection();
        if (!call.personMayViewClients()) {
            throw new ForbiddenException();
        }
        String text = text(search);
        return all(first -> session.clients().searchClientsByClientIdStream(realm, text, first, AT_A_TIME))
                .map(ClientModel::getClientId)
                .filter(id -> contains(id, text))
                .limit(MOST)
                .toList();
    }

    private void requireConnection() {
        call.requireView();
        call.connection(alias);
    }

    private Stream<RoleModel> realmRoles(String text) {
        return all(first -> realm.searchForRolesStream(text, first, AT_A_TIME))
                .filter(role -> contains(role.getName(), text));
    }

    /** Keycloak looks for the text in a client's ID or in a role's name; who has typed both looks for the role. */
    private Stream<RoleModel> clientRoles(String text) {
        int end = text.lastIndexOf(SEPARATOR);
        Optional<ClientModel> client = Optional.of(end)
                .filter(found -> found > 0)
                .map(found -> realm.getClientByClientId(text.substring(0, found)));
        return client.map(named -> rolesOf(named, text.substring(end + 1))).orElseGet(() -> all(first ->
                        session.roles().searchForClientRolesStream(realm, text, Stream.empty(), first, AT_A_TIME))
                .filter(role -> contains(role.getName(), text)
                        || contains(((ClientModel) role.getContainer()).getClientId(), text)));
    }

    private static Stream<RoleModel> rolesOf(ClientModel client, String text) {
        return all(first -> client.searchForRolesStream(text, first, AT_A_TIME))
                .filter(role -> contains(role.getName(), text));
    }

    /** Page by page, as far as anybody reads. */
    private static <T> Stream<T> all(IntFunction<Stream<T>> page) {
        return Stream.iterate(0, first -> first + AT_A_TIME)
                .map(first -> page.apply(first).toList())
                .takeWhile(some -> !some.isEmpty())
                .flatMap(List::stream);
    }

    /** Keycloak also finds descriptions, and takes {@code %} and {@code _} for any letters. */
    private static boolean contains(String name, String text) {
        return name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static String text(String search) {
        return search == null ? "" : search.strip();
    }
}
