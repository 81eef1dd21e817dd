package io.github.keycloakjumpcloud.it.harness;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The page after a step of the browser. The status is 0 when the browser stopped before the address and sent no
 * request.
 */
public record Page(URI uri, int status, HttpHeaders headers, String body) {

    /** The forms that a script sends. A form with a named button is for a person and is left out. */
    public static final String SAML_FORM = "form[method=post]:has(input[name=SAMLRequest]):not(:has(button[name])),"
            + "form[method=post]:has(input[name=SAMLResponse]):not(:has(button[name]))";

    public Document document() {
        return Jsoup.parse(body, uri.toString());
    }

    public Optional<Element> element(String cssSelector) {
        return Optional.ofNullable(document().selectFirst(cssSelector));
    }

    /** The visible text. */
    public String text() {
        return document().text();
    }

    public boolean carriesSaml() {
        return status == 200 && element(SAML_FORM).isPresent();
    }

    /** A parameter of the address. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters().get(name));
    }

    private Map<String, String> parameters() {
        if (uri.getRawQuery() == null) {
            return Map.of();
        }
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> pair.length == 2 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "",
                        (first, second) -> first));
    }

    @Override
    public String toString() {
        return status + " " + uri + "\n" + text();
    }
}
