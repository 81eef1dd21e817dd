package io.github.keycloakjumpcloud.it.setuplink;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.CookieJar;
import io.github.keycloakjumpcloud.it.harness.Http;
import io.github.keycloakjumpcloud.it.harness.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A browser of the customer's administrator, as the page's script uses it. */
public final class LinkVisitor {

    private final CookieJar cookies = new CookieJar();
    private final String page;
    private final String token;
    private String link;

    /** @param url with the secret behind the number sign */
    public LinkVisitor(String url) {
        int sign = url.indexOf('#');
        this.page = url.substring(0, sign);
        this.token = url.substring(sign + 1);
    }

    /** The page, which sets the cookie that shows that there are cookies. */
    public HttpResponse<String> look() {
        return send("GET", page, null, Map.of());
    }

    /** Opens the link; the answer says whether it did. */
    public HttpResponse<String> open() {
        look();
        HttpResponse<String> answer = show(token);
        if (answer.statusCode() == 200) {
            link = Json.read(answer.body()).get("link").asText();
        }
        return answer;
    }

    /** Shows a secret, without having looked at the page. */
    HttpResponse<String> show(String secret) {
        return send("POST", page + "/session", Map.of("token", secret), Map.of());
    }

    public LinkVisitor opened() {
        HttpResponse<String> answer = open();
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    /** A call of a step. */
    public HttpResponse<String> call(String method, String below, Object body) {
        return send(method, page + "/api" + below, body, Map.of("X-Setup-Link", link));
    }

    /** What a step answers. */
    public JsonNode read(String below) {
        HttpResponse<String> answer = call("GET", below, null);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Json.read(answer.body());
    }

    HttpResponse<String> leave() {
        return send("DELETE", page + "/session", null, Map.of("X-Setup-Link", link));
    }

    String link() {
        return link;
    }

    String page() {
        return page;
    }

    String token() {
        return token;
    }

    /** The cookies, as the page's own address gets them. */
    String cookies() {
        return cookies.headerFor(URI.create(page));
    }

    HttpResponse<String> send(String method, String address, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        body instanceof String text ? text : Json.write(body)));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        URI target = URI.create(address);
        String own = cookies.headerFor(target);
        if (!own.isEmpty() && !headers.containsKey("Cookie")) {
            request.header("Cookie", own);
        }
        HttpResponse<String> answer = Http.send(request.build());
        cookies.store(target, answer.headers().allValues("Set-Cookie"));
        return answer;
    }
}
