package io.github.keycloakjumpcloud.simulator.scim;

/** The endpoint answered with another status than 2xx. The message names method, path, status, kind and detail. */
public final class ScimErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ScimAnswer answer;

    ScimErrorException(ScimRequest request, ScimAnswer answer) {
        super(request.summary() + " answered " + answer.error());
        this.answer = answer;
    }

    public ScimAnswer answer() {
        return answer;
    }
}
