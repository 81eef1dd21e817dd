package io.github.keycloakjumpcloud.keycloak.scim.protocol;

import java.util.List;
import java.util.Optional;

/** What a PATCH asks of a group, in order and without a look at its present members. Ids are named once each. */
public sealed interface GroupChange {

    record AddMembers(List<String> ids) implements GroupChange {}

    record RemoveMembers(List<String> ids) implements GroupChange {}

    /** These and no others; at least one. */
    record ReplaceMembers(List<String> ids) implements GroupChange {}

    record RemoveAllMembers() implements GroupChange {}

    record Rename(String displayName) implements GroupChange {}

    /** @param externalId empty to take it away */
    record SetExternalId(Optional<String> externalId) implements GroupChange {}
}
