package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.HostileSamples.ATTRIBUTES;
import static io.github.keycloakjumpcloud.scim.HostileSamples.BODIES;
import static io.github.keycloakjumpcloud.scim.HostileSamples.BULKS;
import static io.github.keycloakjumpcloud.scim.HostileSamples.FILTERS;
import static io.github.keycloakjumpcloud.scim.HostileSamples.OPERANDS;
import static io.github.keycloakjumpcloud.scim.HostileSamples.OPERATIONS;
import static io.github.keycloakjumpcloud.scim.HostileSamples.PATHS;
import static io.github.keycloakjumpcloud.scim.HostileSamples.TOKENS;
import static io.github.keycloakjumpcloud.scim.HostileSamples.VALUES;
import static io.github.keycloakjumpcloud.scim.TestJson.ENTERPRISE;
import static io.github.keycloakjumpcloud.scim.TestJson.USER;
import static io.github.keycloakjumpcloud.scim.TestJson.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever is sent: an answer, or a {@link ScimProblem} with a status of 4xx. The mutations are the same in each run. */
class HostileInputTest {
    private static final int ROUNDS = 50_000;

    private static final ObjectNode JANE = plain("{'schemas':['" + USER + "'],'id':'1','userName':'jane','active':true,"
            + "'name':{'givenName':'J'},'emails':[{'value':'a@b','type':'work','primary':true},{'value':'c@d'}],"
            + "'addresses':[{'locality':'X'}],'" + ENTERPRISE + "':{'department':'S','manager':{'value':'7'}},"
            + "'meta':{'created':'2026-03-01T10:00:00Z'}}");

    @Test
    void parseWhenFiltersAreMutatedThenOnlyProblemsOf4xx() {
        Random random = new Random(1);
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = i % 2 == 0 ? mutated(random, pick(random, FILTERS)) : filter(random, 3);
            ResourceKind kind = random.nextInt(4) == 0 ? ResourceKind.GROUP : ResourceKind.USER;
            accepted += accepts(text, sent -> {
                ResourceFilter filter = ResourceFilter.parse(sent, kind);
                filter.matches(JANE);
                filter.lookups();
            });
        }

        assertThat(accepted).isGreaterThan(ROUNDS / 20);
    }

    @Test
    void parseWhenPathsAreMutatedThenOnlyProblemsOf4xx() {
        Random random = new Random(2);
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            ResourceKind kind = random.nextInt(4) == 0 ? ResourceKind.GROUP : ResourceKind.USER;
            accepted += accepts(path(random), text -> PatchPath.parse(text, kind));
        }
        assertThat(accepted).isGreaterThan(ROUNDS / 20);
        run(4, PATHS, ROUNDS, text -> Projection.of(text, null, ResourceKind.USER)
                .apply(JANE));
        run(5, PATHS, ROUNDS, text -> Projection.of(null, text, ResourceKind.USER)
                .apply(JANE));
        run(6, List.of("1", "-7", "200"), ROUNDS, text -> Paging.of(text, text));
        run(7, List.of(USER, "User"), ROUNDS, text -> Discovery.schema("", text));
    }

    @Test
    void applyWhenPatchesAreMutatedThenOnlyProblemsOf4xx() {
        ObjectNode untouched = JANE.deepCopy();
        int users = runPatches(8, body -> {
            ObjectNode patched = new UserPatch(body).apply(JANE);
            assertSame(patched, ResourceKind.USER.normalise(patched));
        });
        int groups = runPatches(9, GroupPatch::parse);

        assertThat(users).isGreaterThan(ROUNDS / 20);
        assertThat(groups).isGreaterThan(ROUNDS / 20);
        assertThat(JANE).isEqualTo(untouched);
    }

    @Test
    void normaliseWhenBodiesAreMutatedThenOnlyProblemsOf4xx() {
        for (ResourceKind kind : ResourceKind.values()) {
            int accepted = runBodies(10, BODIES, body -> {
                ObjectNode canonical = kind.normalise(body);
                assertSame(canonical, kind.normalise(canonical));
                GroupMembers.ids(canonical);
                Query.of(body, kind);
            });
            assertThat(accepted).isGreaterThan(ROUNDS / 100);
        }
    }

    @Test
    void readWhenBulkRequestsAreMutatedThenOnlyProblemsOf4xx() {
        int accepted = runBodies(11, BULKS, body -> {
            for (BulkOperation operation : BulkRequest.read(body).operations()) {
                if (operation instanceof BulkOperation.Valid valid) {
                    valid.resolved(bulkId -> bulkId.equals("a") ? Optional.of("1") : Optional.empty());
                }
            }
        });

        assertThat(accepted).isGreaterThan(0);
    }

    // AssertJ compares trees slowly, and this is done a hundred thousand times.
    private static void assertSame(ObjectNode expected, ObjectNode actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError(expected + " became " + actual);
        }
    }

    private static int runPatches(int seed, Consumer<ObjectNode> target) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder operations = new StringBuilder();
            for (int count = 1 + random.nextInt(2); count > 0; count--) {
                operations
                        .append(operations.length() == 0 ? "" : ",")
                        .append(quoted(pick(random, OPERATIONS))
                                .replace("VALUE", quoted(pick(random, VALUES)))
                                .replace("PATH", escaped(path(random))));
            }
            boolean broken = random.nextInt(8) == 0;
            String text = "{\"Operations\":[" + operations + "]}";
            accepted += accepts(broken ? mutated(random, text) : text, sent -> {
                ObjectNode body = read(sent);
                if (random.nextInt(8) == 0) {
                    reshape(random, body);
                }
                target.accept(body);
            });
        }
        return accepted;
    }

    private static int runBodies(int seed, List<String> bodies, Consumer<ObjectNode> target) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = quoted(pick(random, bodies));
            boolean broken = random.nextBoolean();
            accepted += accepts(broken ? mutated(random, text) : text, sent -> {
                ObjectNode body = read(sent);
                if (!broken) {
                    // Well-formed JSON of a wrong shape comes further than broken JSON.
                    reshape(random, body);
                }
                target.accept(body);
            });
        }
        return accepted;
    }

    private static String quoted(String json) {
        return json.replace("\\'", "\\\"").replace('\'', '"');
    }

    private static String path(Random random) {
        String path =
                switch (random.nextInt(3)) {
                    case 0 -> pick(random, ATTRIBUTES);
                    case 1 -> pick(random, PATHS);
                    default ->
                        pick(random, List.of("emails", "addresses", "members", "name", "title")) + "["
                                + filter(random, 2) + "]"
                                + pick(random, List.of("", ".value", ".type", ".primary", ".x", "value", "."));
                };
        return random.nextInt(4) == 0 ? mutated(random, path) : path;
    }

    private static String filter(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            String attribute = pick(random, ATTRIBUTES);
            return random.nextInt(5) == 0
                    ? attribute + " pr"
                    : attribute + " "
                            + pick(random, List.of("eq", "NE", "co", "sw", "ew", "gt", "ge", "lt", "le", "is")) + " "
                            + pick(random, OPERANDS);
        }
        return switch (random.nextInt(5)) {
            case 0 -> filter(random, depth - 1) + " and " + filter(random, depth - 1);
            case 1 -> filter(random, depth - 1) + " or " + filter(random, depth - 1);
            case 2 -> "not (" + filter(random, depth - 1) + ")";
            case 3 -> "(" + filter(random, depth - 1) + ")";
            default -> pick(random, ATTRIBUTES) + "[" + filter(random, depth - 1) + "]";
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static ObjectNode read(String text) {
        return RequestBody.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts a value of another kind somewhere into the tree. */
    private static void reshape(Random random, ObjectNode body) {
        ObjectNode object = body;
        while (!object.isEmpty()) {
            List<String> names =
                    object.properties().stream().map(Map.Entry::getKey).toList();
            String name = pick(random, names);
            JsonNode child = object.get(name);
            if (child.isArray() && !child.isEmpty() && random.nextInt(4) > 0) {
                child = child.get(random.nextInt(child.size()));
            }
            if (!(child instanceof ObjectNode inner) || random.nextInt(3) == 0) {
                object.set(
                        name,
                        read("{\"v\":"
                                        + pick(random, VALUES)
                                                .replace("\\'", "\\\"")
                                                .replace('\'', '"') + "}")
                                .get("v"));
                return;
            }
            object = inner;
        }
    }

    /** Returns how many mutations were accepted. */
    private static int run(int seed, List<String> samples, int rounds, Consumer<String> target) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < rounds; i++) {
            accepted += accepts(mutated(random, pick(random, samples)), target);
        }
        return accepted;
    }

    private static int accepts(String text, Consumer<String> target) {
        try {
            target.accept(text);
            return 1;
        } catch (ScimProblem problem) {
            if (problem.status() / 100 != 4
                    || problem.detail().isBlank()
                    || problem.detail().contains("Source")) {
                throw new AssertionError("For: " + text, problem);
            }
            return 0;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("For: " + text, e);
        }
    }

    private static String mutated(Random random, String sample) {
        StringBuilder text = new StringBuilder(sample);
        int changes = random.nextInt(2) == 0 ? 1 : 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(4));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.replace(at, end, TOKENS[random.nextInt(TOKENS.length)]);
                case 2 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
                case 3 -> text.insert(at, text.substring(0, random.nextInt(text.length() + 1)));
                default -> text.insert(at, (char) random.nextInt(0x3000));
            }
        }
        return text.toString();
    }

    private static <T> T pick(Random random, List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
