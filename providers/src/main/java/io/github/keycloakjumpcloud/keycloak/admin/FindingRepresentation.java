package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import io.github.keycloakjumpcloud.core.finding.Finding;
import io.github.keycloakjumpcloud.keycloak.wording.FactJson;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.util.Map;

/**
 * A finding as the admin API shows it.
 *
 * @param kind a stable name
 * @param severity {@code error}, {@code warning} or {@code hint}
 * @param fact what was found, in the language of the request
 * @param arguments of the fact
 * @param jumpcloudField what to change in JumpCloud; "none: …" when it is not there
 * @param place where the change is made: {@code jumpcloud} or {@code keycloak}
 * @param remedy what to change, in the language of the request
 */
public record FindingRepresentation(
        String kind,
        String severity,
        String fact,
        Map<String, Object> arguments,
        String jumpcloudField,
        String place,
        String remedy) {

    public static FindingRepresentation of(Finding finding, Wording wording) {
        Remedy remedy = finding.kind().remedy();
        return new FindingRepresentation(
                finding.kind().slug(),
                Slug.of(finding.kind().severity()),
                wording.sentence(finding.fact()),
                FactJson.arguments(finding.fact()),
                wording.field(remedy),
                Slug.of(remedy.place()),
                wording.sentence(remedy));
    }
}
