package io.github.keycloakjumpcloud.core.refusal;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.util.Objects;

/**
 * One refusal with what was found.
 *
 * @param fact for the admin, in English: names of attributes, allowed groups, dates, ids. Never an e-mail address or
 *     another attribute value of the person, because it is logged
 */
public record Refusal(RefusalReason reason, String fact) {

    public Refusal {
        Objects.requireNonNull(reason, "reason");
        fact = AttributeText.clean(Objects.requireNonNull(fact, "fact"), AttributeText.VALUE_LIMIT);
    }
}
