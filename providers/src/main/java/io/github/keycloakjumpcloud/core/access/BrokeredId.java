package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.util.Optional;

/** What names a person at a connection, usually the NameID: an account is linked to it, whole. */
public record BrokeredId(String text) {

    /** The width of Keycloak's column for it, in UTF-16 code units. */
    public static final int LONGEST = 255;

    /** The refusal, when no account can be linked to it: a part of it or nothing at all would name several people. */
    public Optional<Refusal> refusal() {
        if (AttributeText.trim(text).isEmpty()) {
            return Optional.of(new Refusal(RefusalReason.NAME_ID_DIFFERS, "the NameID is blank"));
        }
        return text.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalReason.NAME_ID_DIFFERS,
                        "the NameID has " + text.length() + " characters; " + LONGEST + " can be stored"));
    }
}
