package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsalFigures;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsedPerson;
import io.github.keycloakjumpcloud.core.rehearsal.ResourceOrigin;
import io.github.keycloakjumpcloud.keycloak.admin.ScimCallResource.ScimRefusalRepresentation;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalMemory;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalRow;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsedRefusals;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsedRefusals.Refused;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.events.admin.OperationType;

/**
 * What the rehearsal of a connection's SCIM sync has come to, at {@code …/jumpcloud/{alias}/rehearsal}. Both methods answer 404
 * when there is no such connection.
 */
public final class RehearsalResource {

    private static final int MOST_REFUSALS = 100;
    private static final int MOST_NAMES = 100;

    private final AdminCall call;
    private final String alias;

    RehearsalResource(AdminCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * A rehearsal.
     *
     * @param mode of the connection: {@code live} or {@code rehearse}
     * @param begun when SCIM asked for the first change, in ISO 8601; null when it has asked for none
     * @param ends when the rehearsal is over, in ISO 8601; null when it was not begun
     * @param over whether it is over, so that SCIM adds and changes nothing
     * @param people null when the connection is live
     * @param named null when the connection is live, and for who may not see users
     * @param groups null when the connection is live
     * @param refused how many people and groups are refused
     * @param refusals the latest {@value #MOST_REFUSALS} of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RehearsalRepresentation(
            String mode,
            String begun,
            String ends,
            boolean over,
            RehearsedPeople people,
            NamedPeople named,
            RehearsedGroups groups,
            long refused,
            List<RehearsedRefusal> refusals) {}

    /**
     * How many people would come to what.
     *
     * @param deactivated those of the others who can sign in now and could no longer
     * @param lockedOut those who were really locked out: they were the connection's in Keycloak
     */
    record RehearsedPeople(long created, long takenOver, long updated, long deactivated, long lockedOut) {}

    /** User names of those whom it would touch who have accounts already, at most {@value #MOST_NAMES} each, in their order. */
    record NamedPeople(List<String> takenOver, List<String> deactivated) {

        private static NamedPeople of(List<Promise> people) {
            return new NamedPeople(
                    names(people, person -> person.origin() == ResourceOrigin.TAKEN_OVER && person.stays()),
                    names(people, RehearsedPerson::isDeactivated));
        }

        private static List<String> names(List<Promise> people, Predicate<RehearsedPerson> which) {
            return people.stream()
                    .filter(promise -> which.test(promise.person()))
                    .flatMap(promise -> promise.userName().stream())
                    .sorted()
                    .limit(MOST_NAMES)
                    .toList();
        }
    }

    /** How many groups would come to what. */
    record RehearsedGroups(long created, long takenOver) {}

    /**
     * Somebody or something that SCIM refuses.
     *
     * @param operation as in the metrics, for example {@code users.create}
     * @param at when it was refused last, in ISO 8601
     * @param who user name of the person, for those who may see users; or name of the group; null when it is not known or not
     *     shown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RehearsedRefusal(String operation, String at, ScimRefusalRepresentation refusal, String who) {}

    /** The rehearsal. Needs {@code view-identity-providers}; people are named with {@code view-users} only. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response rehearsal() {
        call.requireView();
        ConnectionConfig connection = call.connection(alias);
        Optional<RehearsalTime> time = new RehearsalRow(call.session(), connection).read();
        List<Refused> refused = time.isPresent() ? new RehearsedRefusals(call.session(), connection).all() : List.of();
        Promises promises = new Promises(call.session(), connection);
        List<Promise> users = time.isPresent() ? promises.people() : List.of();
        Optional<RehearsalFigures> figures = time.map(any -> figures(users, promises.all(ResourceKind.GROUP)));
        return Response.ok(new RehearsalRepresentation(
                        Slug.of(RehearsalRow.mode(connection)),
                        text(time.map(RehearsalTime::begun)),
                        text(time.map(RehearsalTime::end)),
                        RehearsalRow.isOver(call.session(), connection),
                        figures.map(all -> people(all, promises.lockedOut())).orElse(null),
                        figures.filter(any -> call.maySeeUsers())
                                .map(any -> NamedPeople.of(users))
                                .orElse(null),
                        figures.map(all -> new RehearsedGroups(all.groupsCreated(), all.groupsTakenOver()))
                                .orElse(null),
                        refused.size(),
                        shown(refused)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static RehearsalFigures figures(List<Promise> users, List<Promise> groups) {
        return RehearsalFigures.of(
                users.stream().map(Promise::person).toList(),
                groups.stream()
                        .filter(group -> group.shown().isPresent())
                        .map(Promise::origin)
                        .toList());
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    private static RehearsedPeople people(RehearsalFigures all, long lockedOut) {
        return new RehearsedPeople(all.created(), all.takenOver(), all.updated(), all.deactivated(), lockedOut);
    }

    private List<RehearsedRefusal> shown(List<Refused> refused) {
        Wording wording = Wording.ofRequest(call.session());
        boolean people = call.maySeeUsers();
        return refused.stream()
                .limit(MOST_REFUSALS)
                .map(one -> new RehearsedRefusal(
                        one.call().operation(),
                        one.call().at().toString(),
                        ScimRefusalRepresentation.of(one.call(), wording),
                        one.who().isEmpty() || one.isOfPerson() && !people ? null : one.who()))
                .toList();
    }

    /** Forgets the rehearsal: the next one begins anew, and no id is promised. Needs {@code manage-identity-providers}. */
    @DELETE
    public Response forget() {
        call.requireManage();
        new RehearsalMemory(call.session(), call.connection(alias)).forget();
        call.event(OperationType.DELETE).success();
        return Response.noContent().build();
    }
}
