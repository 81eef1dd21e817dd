package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/** One operation of a Bulk request (RFC 7644 §3.7). */
public sealed interface BulkOperation {

    /** The method; empty when the request named none that exists. */
    Optional<BulkMethod> method();

    /** The client's name for the operation; empty when the request had none that is valid. */
    Optional<String> bulkId();

    /**
     * An operation to carry out.
     *
     * @param route all resources of a kind for a POST, a single resource for the other methods
     * @param data the resource or the PATCH message; null for a DELETE
     */
    record Valid(Optional<BulkMethod> method, Optional<String> bulkId, Route.OfResources route, ObjectNode data)
            implements BulkOperation {

        /** The method, which a valid operation always has. */
        public BulkMethod type() {
            return method.orElseThrow();
        }

        /**
         * The operation with each {@code bulkId:…} replaced by the id of the resource that the same request created
         * (RFC 7644 §3.7.2).
         *
         * @param created gives the id of what was created under a bulkId; empty when nothing was
         * @throws ScimProblem 400 {@code invalidValue} when a bulkId refers to nothing that was created. In the data of
         *     an operation that takes access away, such a reference becomes an invalid value instead
         */
        public Valid resolved(Function<String, Optional<String>> created) {
            return resolved(BulkReferences.strict(created), new BulkReferences(created, !takesAccessAway()));
        }

        /** Whether the operation takes a user's access away, whatever else it holds. */
        boolean takesAccessAway() {
            if (type() == BulkMethod.DELETE) {
                return true;
            }
            if (route.kind() != ResourceKind.USER || data == null || type() == BulkMethod.POST) {
                return false;
            }
            return (type() == BulkMethod.PUT ? new UserReplacement(data) : new UserPatch(data)).locksOut();
        }

        private Valid resolved(BulkReferences ofPath, BulkReferences ofData) {
            Route.OfResources resolved =
                    route instanceof Route.One one ? new Route.One(one.kind(), ofPath.replaceWhole(one.id())) : route;
            return new Valid(method, bulkId, resolved, data == null ? null : ofData.replaceAll(data));
        }
    }

    /** An operation that cannot be carried out. The others can. */
    record Invalid(Optional<BulkMethod> method, Optional<String> bulkId, ScimProblem problem)
            implements BulkOperation {}
}
