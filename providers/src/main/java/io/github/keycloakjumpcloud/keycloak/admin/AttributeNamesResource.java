package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.profile.AttributeNames;
import io.github.keycloakjumpcloud.core.profile.FieldMatch;
import io.github.keycloakjumpcloud.core.profile.ProfileField;
import io.github.keycloakjumpcloud.keycloak.assertion.RecentResponses;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.profile.ProfileNames;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Under which names JumpCloud sends the parts of the profile, at {@code …/jumpcloud/{alias}/attribute-names}: what the form of
 * the connection's profile mapper holds. Both methods answer 404 when there is no such connection, and 409 when it does not have
 * exactly one profile mapper.
 */
public final class AttributeNamesResource {

    /** The members of the body are the settings of the mapper. */
    private static final Set<String> NAMES =
            Arrays.stream(ProfileField.values()).map(ProfileNames::setting).collect(Collectors.toUnmodifiableSet());

    private final AdminCall call;
    private final String alias;

    AttributeNamesResource(AdminCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * The names, and what came under them.
     *
     * @param names of each part of the profile
     * @param groupsAttribute the attribute that carries the groups
     * @param received all names of attributes that came in logins of the last 30 days; null when nobody has signed in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttributeNamesRepresentation(
            List<AttributeNameRepresentation> names, String groupsAttribute, List<String> received) {}

    /**
     * The name of one part of the profile.
     *
     * @param setting the mapper's setting, for example {@code firstNameAttribute}
     * @param name under which it is expected
     * @param defaultName the name where none is set
     * @param receivedAs the name under which it came; null when it did not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttributeNameRepresentation(String setting, String name, String defaultName, String receivedAs) {}

    /** The names. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public AttributeNamesRepresentation names() {
        call.requireView();
        ConnectionConfig connection = call.connection(alias);
        return shown(connection, form(connection));
    }

    /**
     * Saves names as the mapper's own form would; null or a blank text asks for the default, and what the body leaves out stays
     * as it is. Needs {@code manage-identity-providers}, as the form does. Answers 400 for a name that is none, and then nothing
     * has changed.
     */
    @PUT
    @Produces(MediaType.APPLICATION_JSON)
    public AttributeNamesRepresentation save(String body) {
        call.requireManage();
        ConnectionConfig connection = call.lock(alias);
        MapperForm form = form(connection);
        form.save(read(body));
        return shown(connection, form);
    }

    private MapperForm form(ConnectionConfig connection) {
        return MapperForm.of(call, connection, ProfileNames.MAPPER_ID);
    }

    private AttributeNamesRepresentation shown(ConnectionConfig connection, MapperForm form) {
        AttributeNames names = ProfileNames.of(form.mapper());
        Optional<ReceivedAttributes> received =
                new RecentResponses(call.session(), connection).summary().map(RecentResponses.Summary::attributes);
        return new AttributeNamesRepresentation(
                Arrays.stream(ProfileField.values())
                        .map(field -> new AttributeNameRepresentation(
                                ProfileNames.setting(field),
                                names.expected(field),
                                field.defaultName(),
                                received.flatMap(all -> receivedAs(names.match(field, all)))
                                        .orElse(null)))
                        .toList(),
                connection.groupsAttribute(),
                received.map(all -> all.names().stream().sorted().toList()).orElse(null));
    }

    private static Optional<String> receivedAs(FieldMatch match) {
        if (match instanceof FieldMatch.NearMiss other) {
            return Optional.of(other.received());
        }
        return match instanceof FieldMatch.Configured expected ? Optional.of(expected.name()) : Optional.empty();
    }

    private Map<String, String> read(String text) {
        try {
            JsonBody body = JsonBody.parse(text, NAMES);
            Problems problems = new Problems();
            Map<String, String> wanted = new HashMap<>();
            body.tree()
                    .fieldNames()
                    .forEachRemaining(setting -> problems.collectAt(setting, () -> {
                        String name =
                                body.text(setting).map(AttributeText::trim).orElse("");
                        requireName(name);
                        wanted.put(setting, name);
                    }));
            problems.requireNone();
            return wanted;
        } catch (WrongInput e) {
            throw call.problem().badRequest(e, NAMES);
        }
    }

    private static void requireName(String name) {
        if (name.length() > AttributeText.NAME_LIMIT) {
            throw ProblemKind.TOO_LONG.thrown(AttributeText.NAME_LIMIT);
        }
        if (!AttributeText.isOneLine(name)) {
            throw ProblemKind.CONTROL_CHARACTERS.thrown();
        }
    }
}
