package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.setup.SetupClient;
import io.github.keycloakjumpcloud.keycloak.setup.SetupPageOption;
import io.github.keycloakjumpcloud.keycloak.setup.SetupPageSwitch;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.keycloak.events.admin.OperationType;

/** The switch of the realm's setup page, at {@code …/jumpcloud/setup-page}. */
public final class SetupPageResource {

    private static final String ENABLED = "enabled";

    private final AdminCall call;

    SetupPageResource(AdminCall call) {
        this.call = call;
    }

    /** @param enabled whether people can sign in to the page */
    public record SetupPageState(boolean enabled) {}

    /** Whether the page is on. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public SetupPageState state() {
        call.requireView();
        return new SetupPageState(SetupPageOption.isOn()
                && new SetupClient(call.session(), call.realm()).state() == SetupClient.State.READY);
    }

    /**
     * Switches the page on or off: {@code {"enabled": true}}. Needs {@code manage-identity-providers}, since the page is there
     * for them, and {@code manage-clients}, since a client is made, enabled or disabled. Answers 400 for another body, and 409
     * when the server's option has switched off the pages of all realms.
     */
    @PUT
    @Produces(MediaType.APPLICATION_JSON)
    public SetupPageState set(String body) {
        call.requireManage();
        call.requireManageClients();
        boolean enabled = enabled(body);
        if (enabled && !SetupPageOption.isOn()) {
            throw call.problem().conflict(ProblemKind.SETUP_PAGES_OFF);
        }
        new SetupPageSwitch(call.session(), call.realm()).set(enabled);
        SetupPageState state = new SetupPageState(enabled);
        call.event(OperationType.UPDATE).representation(state).success();
        return state;
    }

    private boolean enabled(String body) {
        try {
            return JsonBody.parse(body, Set.of(ENABLED))
                    .flag(ENABLED)
                    .orElseThrow(() -> ProblemKind.NOT_A_FLAG.thrown().orAt(ENABLED));
        } catch (WrongInput e) {
            throw call.problem().badRequest(e);
        }
    }
}
