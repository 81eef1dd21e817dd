package io.github.keycloakjumpcloud.core.response;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What can be seen in a message at the assertion consumer service, trustworthy or not.
 *
 * @param outcome whether the message is a readable SAML response, and whether its top status is Success (SAML Core 3.2.2.2)
 * @param status the top status code; empty when there is none
 * @param subStatus the status code within the top status; empty when there is none
 * @param inResponseTo the id of the request that the response says it answers
 * @param confirmedRequests the ids of the requests that the bearer confirmations say they answer
 * @param expectedRequestId the id of the request for whose answer this browser's login waits; empty when no login is
 *     pending
 * @param destination the address to which the response says it was sent
 * @param recipients the recipients of the bearer confirmations
 * @param audiences the audiences of all assertions
 * @param issuers the issuers of response and assertions
 * @param notBefore the latest start of validity
 * @param notOnOrAfter the earliest end of validity
 * @param signed what of the response is signed, as far as can be seen
 * @param signatureAlgorithms the algorithm URIs of the signatures
 * @param digestAlgorithms the digest algorithm URIs of the signatures' references
 * @param assertions how many assertions there are, encrypted or not
 * @param encrypted whether an assertion is encrypted, so that little of it can be seen
 * @param named whether an assertion has a NameID, encrypted or not
 * @param attributes the names of the attributes that have a value
 * @param friendlyNames the friendly names of the attributes that have a value
 */
public record ResponseFacts(
        Outcome outcome,
        Optional<String> status,
        Optional<String> subStatus,
        Optional<String> inResponseTo,
        Set<String> confirmedRequests,
        Optional<String> expectedRequestId,
        Optional<String> destination,
        Set<String> recipients,
        Set<String> audiences,
        Set<String> issuers,
        Optional<Instant> notBefore,
        Optional<Instant> notOnOrAfter,
        Signed signed,
        Set<String> signatureAlgorithms,
        Set<String> digestAlgorithms,
        int assertions,
        boolean encrypted,
        boolean named,
        Set<String> attributes,
        Set<String> friendlyNames) {

    /** What the message is. */
    public enum Outcome {
        /** No readable SAML response. */
        NOT_SAML,
        /** Its top status is Success (SAML Core 3.2.2.2). */
        SUCCESS,
        FAILURE
    }

    /** What carries a signature. */
    public enum Signed {
        NOTHING,
        /** Not an assertion itself, as far as it is visible. */
        RESPONSE,
        /** An assertion itself, and perhaps the response as well. */
        ASSERTION
    }

    public ResponseFacts {
        confirmedRequests = Set.copyOf(confirmedRequests);
        recipients = Set.copyOf(recipients);
        audiences = Set.copyOf(audiences);
        issuers = Set.copyOf(issuers);
        signatureAlgorithms = Set.copyOf(signatureAlgorithms);
        digestAlgorithms = Set.copyOf(digestAlgorithms);
        attributes = Set.copyOf(attributes);
        friendlyNames = Set.copyOf(friendlyNames);
    }

    /** The facts of a message that is no SAML response. */
    public static ResponseFacts notSaml() {
        Builder builder = new Builder();
        builder.outcome = Outcome.NOT_SAML;
        return builder.build();
    }

    /** The facts of a SAML response of which nothing is known yet: no status, unsigned, without an assertion. */
    public static Builder response() {
        return new Builder();
    }

    public boolean success() {
        return outcome == Outcome.SUCCESS;
    }

    /** Gathers the facts. A null argument means that the message has no such part. */
    public static final class Builder {

        private Outcome outcome = Outcome.FAILURE;
        private String status;
        private String subStatus;
        private String inResponseTo;
        private final Set<String> confirmedRequests = new LinkedHashSet<>();
        private String expectedRequestId;
        private String destination;
        private final Set<String> recipients = new LinkedHashSet<>();
        private final Set<String> audiences = new LinkedHashSet<>();
        private final Set<String> issuers = new LinkedHashSet<>();
        private Instant notBefore;
        private Instant notOnOrAfter;
        private boolean signed;
        private boolean assertionSigned;
        private final Set<String> signatureAlgorithms = new LinkedHashSet<>();
        private final Set<String> digestAlgorithms = new LinkedHashSet<>();
        private int assertions;
        private boolean encrypted;
        private boolean named;
        private final Set<String> attributes = new LinkedHashSet<>();
        private final Set<String> friendlyNames = new LinkedHashSet<>();

        private Builder() {}

        /** The top status code is Success. */
        public Builder success() {
            this.outcome = Outcome.SUCCESS;
            return this;
        }

        /** The status codes of a response without success. */
        public Builder status(String code, String subCode) {
            this.status = code;
            this.subStatus = subCode;
            return this;
        }

        /** The id of the request that the response says it answers. */
        public Builder inResponseTo(String requestId) {
            this.inResponseTo = requestId;
            return this;
        }

        /** A request that a bearer confirmation says it answers. */
        public Builder confirmedRequest(String requestId) {
            return add(confirmedRequests, requestId);
        }

        /** The id of the request for whose answer the browser waits. */
        public Builder expectedRequestId(String requestId) {
            this.expectedRequestId = requestId;
            return this;
        }

        /** The address to which the response says it was sent. */
        public Builder destination(String url) {
            this.destination = url;
            return this;
        }

        /** A recipient of a bearer confirmation. */
        public Builder recipient(String url) {
            return add(recipients, url);
        }

        /** An audience of an assertion. */
        public Builder audience(String entityId) {
            return add(audiences, entityId);
        }

        /** The issuer of the response or of an assertion. */
        public Builder issuer(String entityId) {
            return add(issuers, entityId);
        }

        /** A start of validity. The latest counts. */
        public Builder notBefore(Instant time) {
            if (time != null && (notBefore == null || time.isAfter(notBefore))) {
                this.notBefore = time;
            }
            return this;
        }

        /** An end of validity. The earliest counts. */
        public Builder notOnOrAfter(Instant time) {
            if (time != null && (notOnOrAfter == null || time.isBefore(notOnOrAfter))) {
                this.notOnOrAfter = time;
            }
            return this;
        }

        /** A signature with this algorithm URI. */
        public Builder signature(String algorithm) {
            this.signed = true;
            return add(signatureAlgorithms, algorithm);
        }

        /** An assertion itself is signed. */
        public Builder assertionSigned() {
            this.assertionSigned = true;
            return this;
        }

        /** A signature's reference with this digest algorithm URI. */
        public Builder digest(String algorithm) {
            return add(digestAlgorithms, algorithm);
        }

        /** The number of assertions, encrypted or not. */
        public Builder assertions(int count) {
            this.assertions = count;
            return this;
        }

        /** An assertion is encrypted. */
        public Builder encrypted() {
            this.encrypted = true;
            return this;
        }

        /** An assertion has a NameID. */
        public Builder named() {
            this.named = true;
            return this;
        }

        /** An attribute with a value. Its friendly name may be null. */
        public Builder attribute(String name, String friendlyName) {
            return add(attributes, name).add(friendlyNames, friendlyName);
        }

        /** The facts gathered so far. */
        public ResponseFacts build() {
            return new ResponseFacts(
                    outcome,
                    Optional.ofNullable(status),
                    Optional.ofNullable(subStatus),
                    Optional.ofNullable(inResponseTo),
                    confirmedRequests,
                    Optional.ofNullable(expectedRequestId),
                    Optional.ofNullable(destination),
                    recipients,
                    audiences,
                    issuers,
                    Optional.ofNullable(notBefore),
                    Optional.ofNullable(notOnOrAfter),
                    signedPart(),
                    signatureAlgorithms,
                    digestAlgorithms,
                    assertions,
                    encrypted,
                    named,
                    attributes,
                    friendlyNames);
        }

        private Signed signedPart() {
            if (!signed) {
                return Signed.NOTHING;
            }
            return assertionSigned ? Signed.ASSERTION : Signed.RESPONSE;
        }

        private Builder add(Set<String> values, String value) {
            if (value != null) {
                values.add(value);
            }
            return this;
        }
    }
}
