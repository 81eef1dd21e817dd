package io.github.keycloakjumpcloud.scim;

/** The methods that an operation of a Bulk request may have (RFC 7644 §3.7). */
public enum BulkMethod {
    /** Creates a resource. */
    POST,
    /** Replaces a resource. */
    PUT,
    /** Changes a resource. */
    PATCH,
    /** Deletes a resource. */
    DELETE
}
