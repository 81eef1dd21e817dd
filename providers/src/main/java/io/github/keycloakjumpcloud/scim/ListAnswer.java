package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The answer to a query (RFC 7644 §3.4.2). */
public final class ListAnswer {

    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private ListAnswer() {}

    /**
     * The answer.
     *
     * @param total the number of all results, on this page or not
     * @param startIndex the number of the first result on this page, counted from 1
     * @param resources the resources of this page
     */
    public static ObjectNode of(int total, int startIndex, List<ObjectNode> resources) {
        ObjectNode answer = Json.object();
        answer.putArray("schemas").add(SCHEMA);
        answer.put("totalResults", total).put("startIndex", startIndex).put("itemsPerPage", resources.size());
        answer.putArray("Resources").addAll(resources);
        return answer;
    }
}
