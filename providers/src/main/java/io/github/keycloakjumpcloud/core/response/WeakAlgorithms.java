package io.github.keycloakjumpcloud.core.response;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signature and digest algorithms (XML Signature 6, RFC 9231) that prove nothing. */
final class WeakAlgorithms {

    // HMAC is not weak in itself, but it signs with a shared secret, and there is none here.
    private static final List<String> WEAK_PARTS = List.of("sha1", "md5", "ripemd", "hmac");

    private WeakAlgorithms() {}

    /** The weak algorithms of the response, sorted. */
    static List<String> in(ResponseFacts response) {
        return among(Stream.of(response.signatureAlgorithms(), response.digestAlgorithms())
                .flatMap(Set::stream)
                .collect(Collectors.toSet()));
    }

    /** The weak algorithms of the set, sorted. */
    static List<String> among(Set<String> algorithms) {
        return algorithms.stream().filter(WeakAlgorithms::isWeak).sorted().toList();
    }

    private static boolean isWeak(String algorithm) {
        String name = algorithm.substring(algorithm.indexOf('#') + 1).toLowerCase(Locale.ROOT);
        return WEAK_PARTS.stream().anyMatch(name::contains);
    }
}
