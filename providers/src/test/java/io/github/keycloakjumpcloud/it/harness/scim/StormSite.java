package io.github.keycloakjumpcloud.it.harness.scim;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** The people and groups of a {@link Storm}, each reached through whichever node is drawn. */
final class StormSite {

    private static final int PEOPLE = 12;
    private static final int GROUPS = 3;
    private static final int DEPARTMENTS = 4;

    /** Others may have taken away what was found, or have it just now. */
    private static final Set<Integer> EXPECTED = Set.of(200, 201, 204, 404, 409);

    private final MomentSite site;

    StormSite(MomentSite site) {
        this.site = site;
    }

    static String anybody(Random random) {
        return name(random.nextInt(PEOPLE));
    }

    private static String name(int number) {
        return "storm-" + number;
    }

    static String anyGroup(Random random) {
        return "Group " + random.nextInt(GROUPS);
    }

    private static String anyDepartment(Random random) {
        return "Department " + random.nextInt(DEPARTMENTS);
    }

    /** As SAML tells of the person now. */
    Person told(String name, Random random) {
        return person(name)
                .withName("Given", "Name " + random.nextInt(DEPARTMENTS))
                .withDepartment(anyDepartment(random));
    }

    /** As SCIM tells of the person now. */
    ObjectNode pushed(String name, Random random) {
        ObjectNode user = ScimSide.user(name).put("externalId", "id of " + name);
        user.withObjectProperty("name").put("familyName", "Name " + random.nextInt(DEPARTMENTS));
        user.putObject(ScimSide.ENTERPRISE).put("department", anyDepartment(random));
        return user;
    }

    ScimAnswer exchange(Random random, String method, String path, JsonNode body) {
        return checked(site.scim(random.nextInt()).exchange(method, path, body));
    }

    ScimAnswer patch(Random random, String path, String attribute, JsonNode value) {
        return checked(site.patch(random.nextInt(), path, attribute, value));
    }

    /** The path of a user or group, if there is one now. */
    Optional<String> find(Random random, String endpoint, String attribute, String value) {
        String filter = attribute + " eq \"" + value + "\"";
        ScimAnswer found = checked(site.scim(random.nextInt())
                .exchange(ScimRequest.of("GET", "/" + endpoint).withQuery(Map.of("filter", filter))));
        return ScimSide.ids(found).stream().map(id -> "/" + endpoint + "/" + id).findFirst();
    }

    Optional<String> findPerson(Random random) {
        return find(random, "Users", "userName", People.email(anybody(random)));
    }

    /** The ids of some people. */
    String[] some(Random random) {
        return IntStream.range(0, 3)
                .mapToObj(i -> findPerson(random))
                .flatMap(Optional::stream)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .distinct()
                .toArray(String[]::new);
    }

    MomentBrowser atJumpCloud(Random random) {
        return site.atJumpCloud(random.nextInt());
    }

    /** Of two administrators who save at once, Keycloak may refuse one. */
    void save(Map<String, String> settings) {
        assertThat(site.save(settings).status()).isIn(204, 409);
    }

    private static ScimAnswer checked(ScimAnswer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(EXPECTED);
        return answer;
    }

    /** Whatever the storm has left: one account each at most, and out means out. */
    void assertEverybodyCanBeLockedOut() {
        Random random = new Random(0);
        for (int i = 0; i < PEOPLE; i++) {
            List<JsonNode> accounts = site.admin().usersByEmail(People.email(name(i)));
            assertThat(accounts).as(name(i)).hasSizeLessThanOrEqualTo(1);
            // An account that a sign-in has begun, and not ended, is nobody's yet.
            Optional<String> path = find(random, "Users", "userName", People.email(name(i)));
            if (path.isPresent()) {
                assertThat(patch(random, path.get(), "active", BooleanNode.FALSE)
                                .status())
                        .as(name(i))
                        .isEqualTo(200);
                String id = path.get().substring("/Users/".length());
                assertThat(site.admin().sessionsOf(id)).as(name(i)).isEmpty();
                MomentBrowser browser = atJumpCloud(random);
                browser.answer(told(name(i), random));
                assertThat(browser.login()).as(name(i)).isEmpty();
                browser.requireNoBareError();
            }
        }
    }
}
