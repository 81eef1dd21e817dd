package io.github.keycloakjumpcloud.keycloak.broker;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The query of a message on the Redirect binding (SAML Bindings 3.4.4). Keycloak verifies one reading of it and works with
 * another: names that are written twice, or in an encoding of their own, would be two messages, and up to 26.7 a semicolon
 * parts names in one reading and not in the other.
 */
record SignedQuery(Map<String, String> parameters, boolean isPlain) {

    private static final String ALGORITHM = "SigAlg";
    private static final String SIGNATURE = "Signature";
    private static final Set<String> NAMES =
            Set.of("SAMLRequest", "SAMLResponse", "SAMLart", "RelayState", ALGORITHM, SIGNATURE);

    /** @param rawQuery as it was sent; may be null */
    static SignedQuery of(String rawQuery) {
        Map<String, String> parameters = new HashMap<>();
        boolean plain = rawQuery == null || rawQuery.indexOf(';') < 0;
        for (String parameter : rawQuery == null ? List.<String>of() : Arrays.asList(rawQuery.split("&"))) {
            int equals = parameter.indexOf('=');
            String rawName = equals < 0 ? parameter : parameter.substring(0, equals);
            Optional<String> name = decoded(rawName);
            Optional<String> value = decoded(equals < 0 ? "" : parameter.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                plain = false;
            } else if (NAMES.contains(name.get())) {
                boolean first = parameters.put(name.get(), value.get()) == null;
                plain = plain && first && rawName.equals(name.get());
            }
        }
        return new SignedQuery(Map.copyOf(parameters), plain);
    }

    /** The algorithm URI, where the query is signed. */
    Optional<String> algorithm() {
        return Optional.ofNullable(parameters.get(ALGORITHM)).filter(any -> parameters.containsKey(SIGNATURE));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
