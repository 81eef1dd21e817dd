package io.github.keycloakjumpcloud.simulator.scim;

/**
 * The endpoint's answer has no 2xx status. The message has method, path, status, {@code scimType} and {@code detail}.
 */
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
