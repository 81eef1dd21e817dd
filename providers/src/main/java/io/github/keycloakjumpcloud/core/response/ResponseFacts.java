package io.github.keycloakjumpcloud.core.response;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is visible in a message at the assertion consumer service, whether or not it can be believed.
 *
 * @param outcome what it is at all
 * @param status the top status code, when there is one
 * @param subStatus the status code within, when there is one
 * @param inResponseTo the id of the request that it answers
 * @param confirmedRequests the ids of the requests that the bearer confirmation answers
 * @param expectedRequestId the id of the request that this browser's login waits for, when one is pending
 * @param destination where the response says it was sent
 * @param recipients the recipients of the bearer confirmations
 * @param audiences the audiences of all assertions
 * @param issuers the issuers of response and assertions
 * @param notBefore the latest start of validity
 * @param notOnOrAfter the earliest end of validity
 * @param signed what of it carries a signature
 * @param signatureAlgorithms their algorithm URIs
 * @param digestAlgorithms the algorithm URIs of their references
 * @param assertions how many assertions there are, encrypted or not
 * @param encrypted whether an assertion is encrypted, so that little of it is visible
 * @param named whether an assertion has a NameID, be it encrypted
 * @param attributes the names of the attributes that have a value
 * @param friendlyNames the friendly names of those
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

    /** Something that is not a SAML response. */
    public static ResponseFacts notSaml() {
        Builder builder = new Builder();
        builder.outcome = Outcome.NOT_SAML;
        return builder.build();
    }

    /** A SAML response of which nothing is known yet: no status, unsigned, without an assertion. */
    public static Builder response() {
        return new Builder();
    }

    public boolean success() {
        return outcome == Outcome.SUCCESS;
    }

    /** Gathers the facts one by one; null stands for "not there". */
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

        /** The status codes of a response that is no success. */
        public Builder status(String code, String subCode) {
            this.status = code;
            this.subStatus = subCode;
            return this;
        }

        public Builder inResponseTo(String requestId) {
            this.inResponseTo = requestId;
            return this;
        }

        /** A request that a bearer confirmation says it answers. */
        public Builder confirmedRequest(String requestId) {
            return add(confirmedRequests, requestId);
        }

        public Builder expectedRequestId(String requestId) {
            this.expectedRequestId = requestId;
            return this;
        }

        public Builder destination(String url) {
            this.destination = url;
            return this;
        }

        public Builder recipient(String url) {
            return add(recipients, url);
        }

        public Builder audience(String entityId) {
            return add(audiences, entityId);
        }

        public Builder issuer(String entityId) {
            return add(issuers, entityId);
        }

        /** A start of validity; the latest counts. */
        public Builder notBefore(Instant time) {
            if (time != null && (notBefore == null || time.isAfter(notBefore))) {
                this.notBefore = time;
            }
            return this;
        }

        /** An end of validity; the earliest counts. */
        public Builder notOnOrAfter(Instant time) {
            if (time != null && (notOnOrAfter == null || time.isBefore(notOnOrAfter))) {
                this.notOnOrAfter = time;
            }
            return this;
        }

        /** There is a signature, of this algorithm URI. */
        public Builder signature(String algorithm) {
            this.signed = true;
            return add(signatureAlgorithms, algorithm);
        }

        /** An assertion is signed itself. */
        public Builder assertionSigned() {
            this.assertionSigned = true;
            return this;
        }

        /** A signature's reference has a digest of this algorithm URI. */
        public Builder digest(String algorithm) {
            return add(digestAlgorithms, algorithm);
        }

        public Builder assertions(int count) {
            this.assertions = count;
            return this;
        }

        public Builder encrypted() {
            this.encrypted = true;
            return this;
        }

        /** An assertion has a NameID. */
        public Builder named() {
            this.named = true;
            return this;
        }

        /** There is an attribute with a value; its friendly name may be null. */
        public Builder attribute(String name, String friendlyName) {
            return add(attributes, name).add(friendlyNames, friendlyName);
        }

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
