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

/** What the browser shows after its last step. A status of 0: it stopped at this address and asked nobody. */
public record Page(URI uri, int status, HttpHeaders headers, String body) {

    /** A form that a script sends on; one that lets a person choose has a button with a name. */
    public static final String SAML_FORM = "form[method=post]:has(input[name=SAMLRequest]):not(:has(button[name])),"
            + "form[method=post]:has(input[name=SAMLResponse]):not(:has(button[name]))";

    public Document document() {
        return Jsoup.parse(body, uri.toString());
    }

    public Optional<Element> element(String cssSelector) {
        return Optional.ofNullable(document().selectFirst(cssSelector));
    }

    /** The text that a person reads. */
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
