package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.finding.Finding;

/**
 * A finding as the admin API shows it.
 *
 * @param kind a stable name
 * @param severity {@code error}, {@code warning} or {@code hint}
 * @param fact what was found, in English
 * @param jumpcloudField what to change in JumpCloud; "none: …" when it is not there
 */
public record FindingRepresentation(String kind, String severity, String fact, String jumpcloudField) {

    public static FindingRepresentation of(Finding finding) {
        return new FindingRepresentation(
                finding.kind().slug(),
                Slug.of(finding.kind().severity()),
                finding.fact(),
                finding.kind().jumpcloudField());
    }
}
