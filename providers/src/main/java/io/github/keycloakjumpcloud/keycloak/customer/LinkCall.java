package io.github.keycloakjumpcloud.keycloak.customer;

import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.setuplink.SetupLink;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import io.github.keycloakjumpcloud.keycloak.admin.BodyPointer;
import io.github.keycloakjumpcloud.keycloak.admin.ConnectionRequest;
import io.github.keycloakjumpcloud.keycloak.admin.JumpCloudSide;
import io.github.keycloakjumpcloud.keycloak.admin.SetupCall;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** A call of whoever has opened a set-up link: they may do what the link says, at its connection, and nothing else. */
record LinkCall(KeycloakSession session, RealmModel realm, SetupLink link, LinkSession browser, LinkEvents events)
        implements SetupCall {

    /**
     * Those that open nothing to anybody but JumpCloud's people: not the domains, by which accounts are taken over, no role,
     * no group, and no address that the server or people's browsers would be sent to.
     */
    private static final Map<SetupPermission, Set<ConnectionSetting>> SETTINGS = new EnumMap<>(Map.of(
            SetupPermission.POLICIES,
            EnumSet.of(
                    ConnectionSetting.ALLOWED_GROUPS,
                    ConnectionSetting.GROUPS_ATTRIBUTE,
                    ConnectionSetting.PROVISIONING_MODE,
                    ConnectionSetting.LINK_EXISTING),
            SetupPermission.SCIM,
            EnumSet.of(ConnectionSetting.SCIM_ENABLED)));

    @Override
    public void requireStanding() {
        browser.requireStill(link);
    }

    @Override
    public void requireView(SetupPermission part) {
        // What JumpCloud is told is told to whoever has the link.
        if (part != SetupPermission.CONNECTION) {
            require(part, "");
        }
    }

    @Override
    public void requireManage(SetupPermission part) {
        require(part, "");
    }

    /** For what goes with any of these parts. */
    void requireAny(SetupPermission... parts) {
        if (Arrays.stream(parts).noneMatch(link.terms()::allows)) {
            throw LinkRefusal.SETUP_LINK_FORBIDS.exception();
        }
    }

    private void require(SetupPermission part, String pointer) {
        if (!link.terms().allows(part)) {
            throw LinkRefusal.SETUP_LINK_FORBIDS.at(pointer);
        }
    }

    @Override
    public ConnectionRequest permitted(ConnectionRequest request, boolean isNew) {
        if (request.displayName().isPresent()) {
            throw LinkRefusal.SETUP_LINK_FORBIDS.at("/displayName");
        }
        request.jumpCloud().ifPresent(side -> {
            // The server would fetch whatever address somebody without an account names.
            if (side instanceof JumpCloudSide.MetadataUrl) {
                throw LinkRefusal.SETUP_LINK_FORBIDS.at("/metadataUrl");
            }
            require(SetupPermission.CONNECTION, "");
        });
        request.settings().keySet().forEach(this::requireSetting);
        if (isNew) {
            require(SetupPermission.CONNECTION, "");
            return prepared(request);
        }
        if (request.enabled().isPresent()) {
            require(SetupPermission.GO_LIVE, "/enabled");
            requireGoingLive(request.enabled().get());
        }
        return request;
    }

    /** Who may enable a connection may not take it away from its people. */
    private static void requireGoingLive(boolean enabled) {
        if (!enabled) {
            throw LinkRefusal.SETUP_LINK_FORBIDS.at("/enabled");
        }
    }

    private void requireSetting(ConnectionSetting setting) {
        if (!allows(setting)) {
            throw LinkRefusal.SETUP_LINK_FORBIDS.at("/settings/" + setting.key());
        }
    }

    /** A new connection has what the administrator has chosen beforehand, and is switched on later. */
    private ConnectionRequest prepared(ConnectionRequest request) {
        Map<ConnectionSetting, Optional<String>> settings = new EnumMap<>(ConnectionSetting.class);
        settings.putAll(request.settings());
        if (!link.terms().domains().isEmpty()) {
            settings.put(
                    ConnectionSetting.VERIFIED_DOMAINS,
                    Optional.of(ConnectionSetting.join(link.terms().domains())));
        }
        return new ConnectionRequest(link.terms().displayName(), Optional.of(false), request.jumpCloud(), settings);
    }

    /** Whether the link lets its holder choose this. */
    boolean allows(ConnectionSetting setting) {
        return SETTINGS.entrySet().stream()
                .anyMatch(part ->
                        link.terms().allows(part.getKey()) && part.getValue().contains(setting));
    }

    /** A setting that the link does not include may be wrong because of another connection, a group or a role. */
    @Override
    public WrongInput told(WrongInput wrong) {
        return new WrongInput(wrong.problems().stream()
                .map(problem -> isOfOthers(problem) ? ProblemKind.SETTING_OF_OTHERS.problem() : problem)
                .distinct()
                .toList());
    }

    private boolean isOfOthers(Problem problem) {
        Optional<ConnectionSetting> setting =
                problem.field().flatMap(ConnectionSetting::of).filter(ConnectionSetting::isChosen);
        return problem.field().isPresent()
                && (setting.isPresent()
                        ? !allows(setting.get())
                        : BodyPointer.of(problem).isEmpty());
    }

    @Override
    public void used(String what) {
        events.report(link, what);
    }

    @Override
    public boolean seesAccounts() {
        return false;
    }

    @Override
    public Optional<String> idOfNew() {
        return Optional.of(link.place().connectionId());
    }

    @Override
    public String caller() {
        return "link." + link.id();
    }

    @Override
    public void report(OperationType operation, String alias, Object representation, String... path) {
        events.report(link, operation, Map.of(), path);
    }
}
