package io.github.keycloakjumpcloud.core.group;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.util.Optional;

/**
 * A JumpCloud group as it appears under the mirror's root.
 *
 * @param name the cleaned name, at most 255 code units; it may contain a slash
 */
public record MirroredGroup(String name) {

    /** The group with this JumpCloud name; empty when nothing visible is left of the name. */
    public static Optional<MirroredGroup> parse(String jumpcloudName) {
        String name = AttributeText.clean(jumpcloudName, AttributeText.NAME_LIMIT);
        return name.isEmpty() ? Optional.empty() : Optional.of(new MirroredGroup(name));
    }
}
