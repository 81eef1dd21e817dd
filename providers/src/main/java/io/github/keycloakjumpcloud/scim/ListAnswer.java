package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The answer to a query (RFC 7644 §3.4.2). */
public final class ListAnswer {

    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private ListAnswer() {}

    /**
     * @param total how many there are, shown or not
     * @param resources those of this page
     */
    public static ObjectNode of(int total, int startIndex, List<ObjectNode> resources) {
        ObjectNode answer = Json.object();
        answer.putArray("schemas").add(SCHEMA);
        answer.put("totalResults", total).put("startIndex", startIndex).put("itemsPerPage", resources.size());
        answer.putArray("Resources").addAll(resources);
        return answer;
    }
}
