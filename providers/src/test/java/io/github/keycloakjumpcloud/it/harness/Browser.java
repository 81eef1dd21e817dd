package io.github.keycloakjumpcloud.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A browser without a screen and without JavaScript. The browser keeps cookies, follows redirects and fills in forms.
 * It sends the forms of SAML messages at once, as the script of the page does in a real browser.
 */
public final class Browser {
    private static final int STEP_LIMIT = 30;
    private static final int KEEPS_METHOD = 307;
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final CookieJar cookies = new CookieJar();
    private final List<String> stops = new ArrayList<>();
    private final List<Page> history = new ArrayList<>();
    private boolean sendSamlForms = true;
    private String language = "en";

    /** The fields of the last form. */
    private Map<String, String> sent = Map.of();

    /** Makes the browser stop before any address that starts with the text, whether by link, redirect or form. */
    public Browser stopAt(String addressStart) {
        stops.add(addressStart);
        return this;
    }

    /** Makes the browser show the pages with SAML messages instead of sending their forms. */
    public Browser holdSamlForms() {
        sendSamlForms = false;
        return this;
    }

    /** Makes the browser send the forms of SAML messages again. */
    public Browser releaseSamlForms() {
        sendSamlForms = true;
        return this;
    }

    /** Sets the preferred language, for example {@code de}. */
    public Browser language(String tag) {
        language = tag;
        return this;
    }

    /** Opens an address and follows redirects and SAML forms up to a page that needs a person. */
    public Page open(URI address) {
        return settle(exchange(request(address).GET(), address));
    }

    /** Opens an address as {@link #open(URI)} does. */
    public Page open(String address) {
        return open(URI.create(address));
    }

    /** Posts a form that no page has shown. */
    public Page post(URI address, Map<String, String> fields) {
        return settle(send(address, fields));
    }

    private Page send(URI address, Map<String, String> fields) {
        sent = fields;
        return exchange(
                request(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encodeForm(fields))),
                address);
    }

    /** Follows a link of the page. */
    public Page click(String linkSelector) {
        Element link = required(linkSelector);
        return open(link.attr("abs:href"));
    }

    /** A form of the page. */
    public Form form(String cssSelector) {
        if (required(cssSelector) instanceof FormElement form) {
            return new Form(this, form);
        }
        throw new AssertionError(cssSelector + " is no form on " + page());
    }

    /** The page shown now. */
    public Page page() {
        if (history.isEmpty()) {
            throw new IllegalStateException("Nothing was opened yet");
        }
        return history.get(history.size() - 1);
    }

    /** Every answer since the browser was made, redirects included. */
    public List<Page> history() {
        return List.copyOf(history);
    }

    /** Stores a cookie as if the address had set it. */
    public Browser accept(URI address, String setCookie) {
        cookies.store(address, List.of(setCookie));
        return this;
    }

    public List<String> cookieNames() {
        return cookies.names();
    }

    public void clearCookies() {
        cookies.clear();
    }

    public static String encodeForm(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Page settle(Page first) {
        Page page = first;
        for (int step = 0; step < STEP_LIMIT; step++) {
            String location = page.headers().firstValue("Location").orElse(null);
            if (page.status() / 100 == 3 && location != null) {
                URI next = page.uri().resolve(location);
                page = page.status() == KEEPS_METHOD ? send(next, sent) : follow(next);
            } else if (sendSamlForms && page.carriesSaml()) {
                Form form = form(Page.SAML_FORM);
                if (isStop(form.action())) {
                    return page;
                }
                page = send(form.action(), form.fields());
            } else {
                return page;
            }
        }
        throw new AssertionError("Still moving after " + STEP_LIMIT + " steps: " + page);
    }

    private Page follow(URI address) {
        if (isStop(address)) {
            Page stopped = new Page(address, 0, NO_HEADERS, "");
            history.add(stopped);
            return stopped;
        }
        return exchange(request(address).GET(), address);
    }

    private boolean isStop(URI address) {
        return stops.stream().anyMatch(address.toString()::startsWith);
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(withoutFragment(address))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Accept-Language", language);
        String cookieHeader = cookies.headerFor(address);
        return cookieHeader.isEmpty() ? request : request.header("Cookie", cookieHeader);
    }

    private Page exchange(HttpRequest.Builder request, URI address) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            cookies.store(address, response.headers().allValues("Set-Cookie"));
            Page page = new Page(address, response.statusCode(), response.headers(), response.body());
            history.add(page);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + address + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Element required(String cssSelector) {
        return page().element(cssSelector)
                .orElseThrow(() -> new AssertionError("No " + cssSelector + " on the page " + page()));
    }

    private static URI withoutFragment(URI address) {
        String text = address.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? address : URI.create(text.substring(0, fragment));
    }
}
