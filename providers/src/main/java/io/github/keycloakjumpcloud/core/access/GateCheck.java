package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.Slug;

/** The checks of the {@link Gate}, in the order in which they are made. */
public enum GateCheck {
    CERTIFICATE("a certificate of the connection is valid"),
    ATTRIBUTE_NAMES("no attribute that is required by name is missing"),
    EMAIL("an e-mail address came"),
    NAME_ID("the NameID does not contradict the e-mail address"),
    DOMAIN("the e-mail domain is trusted, or none is asked for"),
    GROUPS("a received group is allowed, or none is asked for");

    private final String passed;

    GateCheck(String passed) {
        this.passed = passed;
    }

    /** The stable name, for example {@code name-id}. */
    public String slug() {
        return Slug.of(this);
    }

    /** What is true when the check passes, for the admin, in English. */
    public String passed() {
        return passed;
    }
}
