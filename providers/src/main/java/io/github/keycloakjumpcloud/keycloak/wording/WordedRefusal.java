package io.github.keycloakjumpcloud.keycloak.wording;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.util.Optional;

/**
 * What a refusal says to an admin, in one language.
 *
 * @param fact what was found
 * @param place where the change is made: {@code jumpcloud} or {@code keycloak}
 * @param remedy what to change
 * @param jumpcloudField the same, with "none: " before it unless the change is made in JumpCloud
 */
public record WordedRefusal(String fact, String place, String remedy, String jumpcloudField) {

    /** A refusal that is known as data. */
    public static WordedRefusal of(Wording wording, Refusal refusal) {
        return of(wording, wording.sentence(refusal.fact()), refusal.remedy());
    }

    /**
     * A refusal that was stored, perhaps by another version.
     *
     * @param found empty when this version does not know the fact
     * @param fact the English sentence, for a fact that this version does not know
     * @param jumpcloudField the English text, for a code that this version does not know
     */
    public static WordedRefusal ofStored(
            Wording wording, String code, Optional<Fact> found, String fact, String jumpcloudField) {
        String sentence = found.map(wording::sentence).orElse(fact);
        return RefusalReason.ofCode(code)
                .map(reason ->
                        found.map(known -> Refusal.remedy(reason, known.kind())).orElseGet(reason::remedy))
                .map(remedy -> of(wording, sentence, remedy))
                .orElseGet(() -> {
                    Wording.Stated stated = Wording.stated(jumpcloudField);
                    return new WordedRefusal(sentence, Slug.of(stated.place()), stated.sentence(), jumpcloudField);
                });
    }

    private static WordedRefusal of(Wording wording, String fact, Remedy remedy) {
        return new WordedRefusal(fact, Slug.of(remedy.place()), wording.sentence(remedy), wording.field(remedy));
    }
}
