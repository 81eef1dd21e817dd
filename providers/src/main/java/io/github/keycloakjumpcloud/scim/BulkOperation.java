package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.bulk.BulkOpType;
import java.util.Optional;
import java.util.function.Function;

/** One operation of a Bulk request (RFC 7644 §3.7). */
public sealed interface BulkOperation {

    /** Empty when the request named none that exists. */
    Optional<BulkOpType> method();

    Optional<String> bulkId();

    /**
     * An operation to carry out.
     *
     * @param route to all resources of a kind for a POST, to one for the others
     * @param data null for a DELETE
     */
    record Valid(Optional<BulkOpType> method, Optional<String> bulkId, Route.OfResources route, ObjectNode data)
            implements BulkOperation {

        /** Of which there is one here. */
        public BulkOpType type() {
            return method.orElseThrow();
        }

        /**
         * With {@code bulkId:…} replaced by the ids of the resources that this request has created (RFC 7644 §3.7.2).
         *
         * @param created the id of what was created under a bulkId
         * @throws ScimProblem 400 {@code invalidValue} when nothing was
         */
        public Valid resolved(Function<String, Optional<String>> created) {
            return resolved(BulkReferences.strict(created), new BulkReferences(created, !takesAccessAway()));
        }

        /** Whether it takes a user's access away, whatever else it holds. */
        boolean takesAccessAway() {
            if (type() == BulkOpType.DELETE) {
                return true;
            }
            if (route.kind() != ResourceKind.USER || data == null || type() == BulkOpType.POST) {
                return false;
            }
            return (type() == BulkOpType.PUT ? new UserReplacement(data) : new UserPatch(data)).locksOut();
        }

        private Valid resolved(BulkReferences ofPath, BulkReferences ofData) {
            Route.OfResources resolved =
                    route instanceof Route.One one ? new Route.One(one.kind(), ofPath.replaceWhole(one.id())) : route;
            return new Valid(method, bulkId, resolved, data == null ? null : ofData.replaceAll(data));
        }
    }

    /** An operation that cannot be carried out; the others can. */
    record Invalid(Optional<BulkOpType> method, Optional<String> bulkId, ScimProblem problem)
            implements BulkOperation {}
}
