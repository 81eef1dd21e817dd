package io.github.keycloakjumpcloud.core.refusal;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.util.Objects;

/**
 * A refusal with the fact that caused it.
 *
 * @param reason the reason; not null
 * @param fact for the admin, in English: names of attributes, allowed groups, dates, ids; not null. It is cleaned and
 *     cut at {@link AttributeText#VALUE_LIMIT} code units. The fact is logged, so it must never contain an e-mail
 *     address or another attribute value of the person
 */
public record Refusal(RefusalReason reason, String fact) {

    public Refusal {
        Objects.requireNonNull(reason, "reason");
        fact = AttributeText.clean(Objects.requireNonNull(fact, "fact"), AttributeText.VALUE_LIMIT);
    }
}
