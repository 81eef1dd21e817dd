package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.mapper.DepartmentMapper;
import io.github.keycloakjumpcloud.keycloak.mapper.GroupMapper;
import io.github.keycloakjumpcloud.keycloak.profile.ProfileNames;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;

/** The three mappers that a connection gets with it. A mapper that somebody sends is taken as it is, before or after it. */
final class WiredMappers {

    /** By the name that each gets where it is free. */
    private static final Map<String, String> TYPES = Map.of(
            ProfileNames.MAPPER_NAME,
            ProfileNames.MAPPER_ID,
            "department",
            DepartmentMapper.ID,
            "groups",
            GroupMapper.ID);

    /** What the wiring gives a mapper of a new connection, or of one that was adopted. */
    private static final Set<Map.Entry<String, String>> WIRED = Set.of(
            Map.entry(IdentityProviderMapperModel.SYNC_MODE, IdentityProviderMapperSyncMode.INHERIT.name()),
            Map.entry(IdentityProviderMapperModel.SYNC_MODE, IdentityProviderMapperSyncMode.FORCE.name()));

    private final KeycloakSession session;
    private final String alias;

    /** @param alias perhaps of no connection */
    WiredMappers(KeycloakSession session, String alias) {
        this.session = session;
        this.alias = alias;
    }

    /** Whether the connection has any of the three types, whoever made it. */
    boolean areThere() {
        return present().stream().anyMatch(mapper -> TYPES.containsValue(mapper.getIdentityProviderMapper()));
    }

    /** Adds a mapper for each type that the connection has none of. */
    void addMissing(IdentityProviderMapperSyncMode syncMode) {
        List<IdentityProviderMapperModel> present = present();
        TYPES.forEach((name, type) -> {
            if (present.stream().noneMatch(mapper -> type.equals(mapper.getIdentityProviderMapper()))) {
                session.identityProviders().createMapper(mapper(free(name, present), type, syncMode));
            }
        });
    }

    /**
     * Lets go of the name of a mapper that is about to be made: in favour of one of the same type, the wired one is removed; else
     * it gets another name. A wired mapper that somebody has changed since is theirs, and keeps its name.
     */
    void giveWayTo(IdentityProviderMapperRepresentation sent) {
        if (sent.getName() == null || !TYPES.containsKey(sent.getName())) {
            return;
        }
        List<IdentityProviderMapperModel> present = present();
        present.stream()
                .filter(mapper -> sent.getName().equals(mapper.getName()) && isAsWired(mapper))
                .findFirst()
                .ifPresent(wired -> {
                    if (wired.getIdentityProviderMapper().equals(sent.getIdentityProviderMapper())) {
                        session.identityProviders().removeMapper(wired);
                    } else {
                        wired.setName(free(wired.getName(), present));
                        session.identityProviders().updateMapper(wired);
                    }
                });
    }

    private static boolean isAsWired(IdentityProviderMapperModel mapper) {
        return mapper.getIdentityProviderMapper().equals(TYPES.get(mapper.getName()))
                && WIRED.containsAll(mapper.getConfig().entrySet());
    }

    private List<IdentityProviderMapperModel> present() {
        return alias == null
                ? List.of()
                : session.identityProviders().getMappersByAliasStream(alias).toList();
    }

    /** Some databases take names in other letter case for the same. */
    private static String free(String name, List<IdentityProviderMapperModel> present) {
        Set<String> taken = present.stream()
                .map(mapper -> mapper.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return taken.contains(name) ? FreeName.like("jumpcloud " + name, taken::contains) : name;
    }

    private IdentityProviderMapperModel mapper(String name, String type, IdentityProviderMapperSyncMode syncMode) {
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setName(name);
        mapper.setIdentityProviderAlias(alias);
        mapper.setIdentityProviderMapper(type);
        mapper.setConfig(new HashMap<>());
        mapper.setSyncMode(syncMode);
        return mapper;
    }
}
