package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.group.GroupRule;
import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.mapper.GroupMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How JumpCloud's groups become groups and roles, below {@code …/jumpcloud/{alias}/group-rules}: what the form of the
 * connection's group mapper holds. Every method answers 404 when there is no such connection, and 409 when it does not have
 * exactly one group mapper.
 */
public final class GroupRulesResource {

    private static final String MODE = "mode";
    private static final String RULES = "rules";
    private static final Set<String> NAMES = Set.of(MODE, RULES);

    private final AdminCall call;
    private final String alias;

    GroupRulesResource(AdminCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * What the group mapper is told.
     *
     * @param mode {@code mirror} or {@code rules}
     * @param rules one rule a line; kept, and without effect, while the mode is {@code mirror}
     */
    public record GroupRulesRepresentation(String mode, String rules) {}

    /** The mode and the rules. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public GroupRulesRepresentation rules() {
        call.requireView();
        return shown(form(call.connection(alias)));
    }

    /**
     * Saves mode and rules as the mapper's own form would; the same again changes nothing. What the body leaves out stays as it
     * is. Needs {@code manage-identity-providers}, as the form does. Answers 400 for wrong rules, with every line that is
     * wrong, and then nothing has changed.
     */
    @PUT
    @Produces(MediaType.APPLICATION_JSON)
    public GroupRulesRepresentation save(String body) {
        call.requireManage();
        MapperForm form = form(call.lock(alias));
        GroupRulesRepresentation wanted = read(body, shown(form));
        form.save(Map.of(GroupMapper.MODE, wanted.mode(), GroupMapper.GROUP_RULES, wanted.rules()));
        return wanted;
    }

    /**
     * What these rules would give, and to how many people by what is known of JumpCloud's groups; saves nothing. Needs {@code
     * manage-identity-providers}, since it tells which groups and roles there are. Of many rules the first 200 are looked at. Answers
     * 400 as saving does.
     */
    @POST
    @Path("preview")
    @Produces(MediaType.APPLICATION_JSON)
    public List<GroupRulePreview> preview(String body) {
        call.requireManage();
        ConnectionConfig connection = call.connection(alias);
        GroupRulesRepresentation wanted = read(body, shown(form(connection)));
        return new RuleReach(call.session(), call.realm(), connection).of(GroupRule.parse(wanted.rules()));
    }

    private MapperForm form(ConnectionConfig connection) {
        return MapperForm.of(call, connection, GroupMapper.ID);
    }

    private static GroupRulesRepresentation shown(MapperForm form) {
        return new GroupRulesRepresentation(
                form.setting(GroupMapper.MODE).equals(GroupMapper.RULES) ? GroupMapper.RULES : GroupMapper.MIRROR,
                form.setting(GroupMapper.GROUP_RULES));
    }

    private GroupRulesRepresentation read(String text, GroupRulesRepresentation before) {
        try {
            JsonBody body = JsonBody.parse(text, NAMES);
            String mode = body.text(MODE).orElse(before.mode());
            String rules = body.text(RULES).orElse(before.rules());
            List<Problem> wrong = new ArrayList<>(wrongLines(rules));
            if (!mode.equals(GroupMapper.RULES) && !mode.equals(GroupMapper.MIRROR)) {
                wrong.add(ProblemKind.NOT_ALLOWED_VALUE
                        .problem(List.of(GroupMapper.MIRROR, GroupMapper.RULES))
                        .at(MODE));
            }
            if (!wrong.isEmpty()) {
                throw new WrongInput(wrong);
            }
            return new GroupRulesRepresentation(mode, rules);
        } catch (WrongInput e) {
            throw call.problem().badRequest(e, NAMES);
        }
    }

    private static List<Problem> wrongLines(String rules) {
        try {
            GroupRule.parse(rules);
            return List.of();
        } catch (WrongInput e) {
            return e.orAt(RULES).problems();
        }
    }
}
