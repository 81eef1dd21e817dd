package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an admin tells Keycloak of JumpCloud: its metadata, the address of it, or the values one by one. */
public sealed interface JumpCloudSide {

    /** The exported metadata file. */
    record Metadata(String xml) implements JumpCloudSide {}

    /** Where Keycloak reads the metadata, now and again when it meets an unknown key. */
    record MetadataUrl(String url) implements JumpCloudSide {}

    /** JumpCloud's fields; an absent one stays as it is. */
    record Fields(Optional<String> idpEntityId, Optional<String> signOnUrl, Optional<String> certificate)
            implements JumpCloudSide {}

    String METADATA = "metadata";
    String METADATA_URL = "metadataUrl";
    String IDP_ENTITY_ID = "idpEntityId";
    String SIGN_ON_URL = "signOnUrl";
    String CERTIFICATE = "certificate";
    Set<String> NAMES = Set.of(METADATA, METADATA_URL, IDP_ENTITY_ID, SIGN_ON_URL, CERTIFICATE);

    /** @throws WrongInput when it is told in more than one way */
    static Optional<JumpCloudSide> read(JsonBody body) {
        Map<String, String> told = NAMES.stream()
                .filter(name -> body.text(name).filter(text -> !text.isBlank()).isPresent())
                .collect(Collectors.toMap(name -> name, name -> body.text(name).orElseThrow()));
        if (told.isEmpty()) {
            return Optional.empty();
        }
        if (told.size() > 1 && Stream.of(METADATA, METADATA_URL).anyMatch(told::containsKey)) {
            throw ProblemKind.JUMPCLOUD_TOLD_TWICE.thrown();
        }
        if (told.containsKey(METADATA)) {
            return Optional.of(new Metadata(told.get(METADATA)));
        }
        if (told.containsKey(METADATA_URL)) {
            return Optional.of(new MetadataUrl(told.get(METADATA_URL).strip()));
        }
        return Optional.of(new Fields(
                Optional.ofNullable(told.get(IDP_ENTITY_ID)).map(String::strip),
                Optional.ofNullable(told.get(SIGN_ON_URL)).map(String::strip),
                Optional.ofNullable(told.get(CERTIFICATE))));
    }
}
