package io.github.keycloakjumpcloud.simulator.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to the browser. Immutable. */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    /** No answer at all: the connection is closed, as by a server that dies. */
    public static final Reply NONE = new Reply(0, Map.of(), new byte[0]);

    public static Reply html(int status, Html page) {
        return of(status, "text/html; charset=utf-8", page.markup());
    }

    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** 303, so that a reload never repeats a form. */
    public static Reply seeOther(String location) {
        return new Reply(303, Map.of("Location", location), new byte[0]);
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Reply(status, all, body);
    }

    /** Sets a cookie for this browser session that scripts cannot read. */
    public Reply withCookie(String name, String value) {
        return withHeader("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
    }

    public Reply withoutCookie(String name) {
        return withHeader("Set-Cookie", name + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }
}
