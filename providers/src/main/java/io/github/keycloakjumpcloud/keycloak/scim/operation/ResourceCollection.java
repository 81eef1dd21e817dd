package io.github.keycloakjumpcloud.keycloak.scim.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.scim.Paging;
import io.github.keycloakjumpcloud.scim.Projection;
import io.github.keycloakjumpcloud.scim.Query;
import java.util.List;
import java.util.Optional;

/**
 * The resources of one type (RFC 7644 §3), within one operation. Bodies come as the client sent them, answers are whole
 * resources; the caller projects them.
 */
public interface ResourceCollection {

    /** §3.3. */
    ObjectNode create(ObjectNode body);

    /** §3.4.1. */
    ObjectNode read(String id, Projection projection);

    /** §3.5.1. */
    ObjectNode replace(String id, ObjectNode body);

    /** §3.5.2; empty when the answer needs no body. */
    Optional<ObjectNode> patch(String id, ObjectNode body, Projection projection);

    /** §3.6. */
    void delete(String id);

    /** §3.4.2. */
    Found search(Query query);

    /**
     * One page of what a query found.
     *
     * @param total how many there are on all pages
     */
    record Found(int total, List<ObjectNode> resources) {

        /** The page of what was found all at once. */
        public static Found page(List<ObjectNode> all, Paging paging) {
            return new Found(
                    all.size(),
                    all.stream()
                            .skip(paging.startIndex() - 1L)
                            .limit(paging.count())
                            .toList());
        }
    }
}
