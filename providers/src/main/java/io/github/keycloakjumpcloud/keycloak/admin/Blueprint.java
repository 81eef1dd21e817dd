package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.models.utils.StripSecretsUtils;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.util.JsonSerialization;

/**
 * Everything that a connection is made of, in the form of a partial realm export: provider, mappers, first-login flow.
 * Without ids, which differ from realm to realm, and without secrets.
 */
final class Blueprint {

    /** The members of a blueprint, as a realm export names them. */
    static final Set<String> PARTS =
            Set.of("identityProviders", "identityProviderMappers", "authenticationFlows", "authenticatorConfig");

    private static final Set<String> OF_ONE_REALM = Set.of("id", "internalId", "organizationId", "types");

    /** Those that only who may see the realm's flows gets to see. */
    private static final Set<String> OF_FLOWS = Set.of("authenticationFlows", "authenticatorConfig");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Set<String> shown;

    /** @param flows whether flows belong to it */
    Blueprint(KeycloakSession session, RealmModel realm, boolean flows) {
        this.session = session;
        this.realm = realm;
        this.shown = new HashSet<>(PARTS);
        if (!flows) {
            shown.removeAll(OF_FLOWS);
        }
    }

    /** As much of somebody's blueprint as can be compared. */
    JsonNode comparable(JsonNode blueprint) {
        return blueprint.<ObjectNode>deepCopy().retain(shown);
    }

    /** The blueprint of these connections. */
    ObjectNode of(Collection<ConnectionConfig> connections) {
        RealmRepresentation export = new RealmRepresentation();
        export.setIdentityProviders(connections.stream()
                .map(connection -> StripSecretsUtils.stripSecrets(
                        session, RunningKeycloak.line().representation(session, realm, connection)))
                .toList());
        export.setIdentityProviderMappers(connections.stream()
                .flatMap(connection -> session.identityProviders().getMappersByAliasStream(connection.getAlias()))
                .sorted(Comparator.comparing(IdentityProviderMapperModel::getIdentityProviderAlias)
                        .thenComparing(IdentityProviderMapperModel::getName))
                .map(ModelToRepresentation::toRepresentation)
                .toList());
        addFlows(connections, export);
        ObjectNode blueprint = JsonSerialization.mapper.valueToTree(export);
        return withoutIds(blueprint.retain(shown));
    }

    private void addFlows(Collection<ConnectionConfig> connections, RealmRepresentation export) {
        Set<String> flows = new LinkedHashSet<>();
        connections.stream()
                .map(ConnectionConfig::getFirstBrokerLoginFlowId)
                .filter(Objects::nonNull)
                .forEach(flow -> addWithParts(flow, flows));
        export.setAuthenticationFlows(flows.stream()
                .map(realm::getAuthenticationFlowById)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(AuthenticationFlowModel::getAlias))
                .map(flow -> ModelToRepresentation.toRepresentation(session, realm, flow))
                .toList());
        export.setAuthenticatorConfig(configurations(flows));
    }

    private void addWithParts(String flowId, Set<String> flows) {
        if (flows.add(flowId)) {
            steps(flowId)
                    .filter(AuthenticationExecutionModel::isAuthenticatorFlow)
                    .map(AuthenticationExecutionModel::getFlowId)
                    .toList()
                    .forEach(part -> addWithParts(part, flows));
        }
    }

    private List<AuthenticatorConfigRepresentation> configurations(Set<String> flows) {
        ShownSettings settings = new ShownSettings(session, realm);
        return flows.stream()
                .flatMap(this::steps)
                .flatMap(step -> settings.of(step).stream())
                .toList();
    }

    private Stream<AuthenticationExecutionModel> steps(String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId);
    }

    private static <T extends JsonNode> T withoutIds(T tree) {
        if (tree instanceof ObjectNode object) {
            object.remove(OF_ONE_REALM);
        }
        List<JsonNode> children = new ArrayList<>();
        tree.elements().forEachRemaining(children::add);
        children.forEach(Blueprint::withoutIds);
        return tree;
    }
}
