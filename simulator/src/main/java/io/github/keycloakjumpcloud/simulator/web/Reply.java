package io.github.keycloakjumpcloud.simulator.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response with one value for each header. */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    /** Closes the connection without an answer, as a server that crashes. */
    public static final Reply NONE = new Reply(0, Map.of(), new byte[0]);

    public static Reply html(int status, Html page) {
        return of(status, "text/html; charset=utf-8", page.markup());
    }

    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Redirects with status 303 (RFC 9110 section 15.4.4), so that a reload never repeats a form. */
    public static Reply seeOther(String location) {
        return new Reply(303, Map.of("Location", location), new byte[0]);
    }

    /** Sets a header and replaces the present value of the same name. */
    public Reply withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Reply(status, all, body);
    }

    /** Sets a session cookie that scripts cannot read. A reply sets one cookie: a second call replaces the first. */
    public Reply withCookie(String name, String value) {
        return withHeader("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
    }

    /** Deletes the cookie in the browser. */
    public Reply withoutCookie(String name) {
        return withHeader("Set-Cookie", name + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }
}
