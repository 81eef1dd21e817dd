package io.github.keycloakjumpcloud.keycloak.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.keycloak.common.util.Encode;

/** A name as it stands in the path of an address (RFC 3986 §3.3), in UTF-8. */
final class PathSegment {

    private PathSegment() {}

    /** Keycloak encodes half a character at a time; what consists of two halves is left to Java. */
    static String of(String name) {
        return name.codePoints()
                .mapToObj(character -> Character.isBmpCodePoint(character)
                        ? Encode.encodePathSegmentAsIs(Character.toString(character))
                        : URLEncoder.encode(Character.toString(character), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }
}
