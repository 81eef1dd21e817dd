package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.util.Optional;

/**
 * The id by which a connection knows a person, usually the NameID (SAML Core 2.2.3). Keycloak links the account to the
 * whole text.
 */
public record BrokeredId(String text) {

    /** The width of Keycloak's column for the id, in UTF-16 code units. */
    public static final int LONGEST = 255;

    /**
     * The refusal when the id is blank or longer than {@link #LONGEST}; otherwise empty. A cut or blank id could stand
     * for several people, so no account can be linked to it.
     */
    public Optional<Refusal> refusal() {
        if (AttributeText.trim(text).isEmpty()) {
            return Optional.of(new Refusal(RefusalReason.NAME_ID_DIFFERS, RefusalFact.NAME_ID_BLANK));
        }
        return text.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalReason.NAME_ID_DIFFERS,
                        RefusalFact.NAME_ID_TOO_LONG,
                        FactArgument.number(text.length()),
                        FactArgument.number(LONGEST)));
    }
}
