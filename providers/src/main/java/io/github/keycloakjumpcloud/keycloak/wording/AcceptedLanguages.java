package io.github.keycloakjumpcloud.keycloak.wording;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;

/** The languages that a request asks for. */
public final class AcceptedLanguages {

    private AcceptedLanguages() {}

    /** The dearest first (RFC 9110 §12.5.4). Whoever sends no such header, or a wrong one, asks for none. */
    public static List<Locale> of(KeycloakSession session) {
        List<String> header = session.getContext().getRequestHeaders().getRequestHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return header == null ? List.of() : parse(String.join(",", header));
    }

    /** Java's own reading of a header fails in two ways: of {@code -}, it looks for a part that is not there. */
    static List<Locale> parse(String ranges) {
        try {
            return ranges.isBlank()
                    ? List.of()
                    : Locale.LanguageRange.parse(ranges).stream()
                            .filter(range -> range.getWeight() > 0)
                            .map(range -> Locale.forLanguageTag(range.getRange()))
                            .toList();
        } catch (IllegalArgumentException | IndexOutOfBoundsException notRanges) {
            return List.of();
        }
    }
}
