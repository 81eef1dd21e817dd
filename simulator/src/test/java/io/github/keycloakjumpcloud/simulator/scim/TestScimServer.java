package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebRequest;
import io.github.keycloakjumpcloud.simulator.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Users and groups in memory behind as much SCIM as JumpCloud's client needs, with faults on demand. */
public final class TestScimServer implements AutoCloseable {

    public static final String TOKEN = "test-token-0123456789";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FILTER = Pattern.compile("(\\w+) eq (\".*\")", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile("members\\[value eq (\".*\")]");
    private static final int PAGE = 4;

    private final WebServer server;
    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private final Map<String, ObjectNode> groups = new LinkedHashMap<>();
    private final Set<String> reserved = new HashSet<>();
    private final List<WebRequest> requests = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    /** @param processed whether the request has its effect all the same */
    private record Fault(String method, String path, boolean processed, Reply reply) {}

    public TestScimServer() {
        this(0);
    }

    public TestScimServer(int port) {
        server = WebServer.open("Test SCIM server", "127.0.0.1", port);
        server.serve(this::answer);
    }

    public URI url() {
        return URI.create(server.baseUri() + "/scim/v2");
    }

    /** Answers the next request of that method with this instead. */
    public synchronized void fail(String method, Reply reply) {
        fail(method, "/", reply);
    }

    /** Answers the next request of that method, to an address that holds this, with this instead. */
    public synchronized void fail(String method, String path, Reply reply) {
        faults.add(new Fault(method, path, false, reply));
    }

    /** Does what the next request of that method asks for, and then breaks the connection. */
    public synchronized void loseAnswer(String method) {
        faults.add(new Fault(method, "/", true, Reply.NONE));
    }

    /** The userName is taken by someone whom look-ups do not find. */
    public synchronized void reserve(String userName) {
        reserved.add(userName);
    }

    public synchronized List<ObjectNode> users() {
        return List.copyOf(users.values());
    }

    public synchronized List<ObjectNode> groups() {
        return List.copyOf(groups.values());
    }

    /** The requests of that method, in turn. */
    public synchronized List<WebRequest> requests(String method) {
        return requests.stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    public static Reply error(int status, String scimType, String detail) {
        ObjectNode error = JSON.createObjectNode()
                .put("status", String.valueOf(status))
                .put("scimType", scimType)
                .put("detail", detail);
        return Reply.of(status, ScimClient.MEDIA_TYPE, error.toString());
    }

    static JsonNode body(WebRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized Reply answer(WebRequest request) {
        requests.add(request);
        if (!("Bearer " + TOKEN).equals(request.header("Authorization"))) {
            return error(401, "", "The token is wrong");
        }
        for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
            Fault fault = each.next();
            if (fault.method().equals(request.method()) && request.path().contains(fault.path())) {
                each.remove();
                if (fault.processed()) {
                    process(request);
                }
                return fault.reply();
            }
        }
        return process(request);
    }

    private Reply process(WebRequest request) {
        String path = request.path().substring("/scim/v2".length());
        if (path.startsWith("/Users")) {
            return process(request, users, path.substring("/Users".length()), "userName");
        }
        if (path.startsWith("/Groups")) {
            return process(request, groups, path.substring("/Groups".length()), "displayName");
        }
        return error(404, "", "No such address");
    }

    private Reply process(WebRequest request, Map<String, ObjectNode> resources, String rest, String name) {
        if (rest.isEmpty()) {
            return request.isPost() ? create(request, resources, name) : list(request, resources);
        }
        String id = rest.substring(1);
        ObjectNode stored = resources.get(id);
        if (stored == null) {
            return error(404, "", "No such resource");
        }
        return switch (request.method()) {
            case "GET" -> json(200, stored);
            case "PUT" -> json(200, store(resources, id, (ObjectNode) body(request), stored));
            case "PATCH" -> json(200, patch(stored, body(request).at("/Operations/0")));
            case "DELETE" -> {
                resources.remove(id);
                yield Reply.of(204, ScimClient.MEDIA_TYPE, "");
            }
            default -> error(405, "", "No such method");
        };
    }

    private Reply create(WebRequest request, Map<String, ObjectNode> resources, String name) {
        ObjectNode body = (ObjectNode) body(request);
        String value = body.path(name).asText();
        if (reserved.contains(value) || matching(resources, name, value).isPresent()) {
            return error(409, "uniqueness", "The name is taken");
        }
        String id = UUID.randomUUID().toString();
        return json(201, store(resources, id, body, JSON.createObjectNode()));
    }

    private static ObjectNode store(Map<String, ObjectNode> resources, String id, ObjectNode body, ObjectNode former) {
        ObjectNode resource = body.put("id", id);
        // As the endpoint of this project: the address stays.
        if (resource.path("emails").isNull()) {
            resource.set("emails", former.path("emails"));
        }
        resource.putObject("meta").put("version", UUID.randomUUID().toString());
        resources.put(id, resource);
        return resource;
    }

    private static Reply list(WebRequest request, Map<String, ObjectNode> resources) {
        List<ObjectNode> found = new ArrayList<>(resources.values());
        if (request.query().has("filter")) {
            Matcher filter = FILTER.matcher(request.query().first("filter"));
            if (!filter.matches()) {
                return error(400, "invalidFilter", "The filter cannot be read");
            }
            found = matching(resources, filter.group(1), string(filter.group(2))).stream()
                    .toList();
        }
        int start = number(request, "startIndex", 1);
        int count = Math.min(number(request, "count", PAGE), PAGE);
        ObjectNode list = JSON.createObjectNode().put("totalResults", found.size());
        ArrayNode page = list.putArray("Resources");
        found.stream().skip(start - 1L).limit(count).forEach(page::add);
        return json(200, list);
    }

    private static ObjectNode patch(ObjectNode stored, JsonNode operation) {
        String path = operation.path("path").asText();
        Matcher member = MEMBER.matcher(path);
        if (member.matches()) {
            leave(stored, string(member.group(1)));
        } else if ("members".equals(path)) {
            for (JsonNode entry : operation.path("value")) {
                leave(stored, entry.path("value").asText());
                if ("add".equals(operation.path("op").asText())) {
                    stored.withArrayProperty("members").add(entry);
                }
            }
        } else if (path.isEmpty()) {
            stored.setAll((ObjectNode) operation.path("value"));
        } else {
            stored.set(path, operation.path("value"));
        }
        return stored;
    }

    private static void leave(ObjectNode group, String id) {
        for (Iterator<JsonNode> each = group.withArrayProperty("members").elements(); each.hasNext(); ) {
            if (each.next().path("value").asText().equals(id)) {
                each.remove();
            }
        }
    }

    private static Optional<ObjectNode> matching(Map<String, ObjectNode> resources, String name, String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        return resources.values().stream()
                .filter(resource ->
                        resource.path(name).asText().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    private static String string(String json) {
        try {
            return JSON.readTree(json).asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON string: " + json, e);
        }
    }

    private static int number(WebRequest request, String name, int fallback) {
        return request.query().has(name) ? Integer.parseInt(request.query().first(name)) : fallback;
    }

    private static Reply json(int status, ObjectNode body) {
        return Reply.of(status, ScimClient.MEDIA_TYPE, body.toString());
    }
}
