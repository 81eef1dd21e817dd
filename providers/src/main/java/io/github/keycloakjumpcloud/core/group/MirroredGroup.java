package io.github.keycloakjumpcloud.core.group;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.util.Optional;

/**
 * A JumpCloud group as it appears under the mirror's root.
 *
 * @param name cleaned, at most 255 code units; it may hold a slash
 */
public record MirroredGroup(String name) {

    /** The group of this JumpCloud name; empty when nothing visible is left of it. */
    public static Optional<MirroredGroup> parse(String jumpcloudName) {
        String name = AttributeText.clean(jumpcloudName, AttributeText.NAME_LIMIT);
        return name.isEmpty() ? Optional.empty() : Optional.of(new MirroredGroup(name));
    }
}
