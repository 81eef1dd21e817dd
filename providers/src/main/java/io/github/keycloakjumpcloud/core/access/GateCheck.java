package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.Slug;

/** The checks of the {@link Gate}, in the order in which they are made. */
public enum GateCheck {
    CERTIFICATE,
    ATTRIBUTE_NAMES,
    EMAIL,
    NAME_ID,
    DOMAIN,
    GROUPS;

    /** The stable name, for example {@code name-id}. */
    public String slug() {
        return Slug.of(this);
    }
}
