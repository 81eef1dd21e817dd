package io.github.keycloakjumpcloud.it.harness;

import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cookies by host and path, as real browsers keep them for 127.0.0.1: the port does not matter, and Secure cookies are
 * sent although the connection is plain HTTP, because loopback counts as trustworthy.
 */
public final class CookieJar {
    private record Cookie(String host, String path, String name, String value) {
        boolean isSameAs(Cookie other) {
            return host.equals(other.host) && path.equals(other.path) && name.equals(other.name);
        }

        boolean isFor(URI uri) {
            String asked = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return host.equals(uri.getHost())
                    && (asked.equals(path) || asked.startsWith(path.endsWith("/") ? path : path + "/"));
        }
    }

    private final List<Cookie> cookies = new ArrayList<>();

    public void store(URI uri, List<String> setCookieHeaders) {
        for (String header : setCookieHeaders) {
            for (HttpCookie parsed : HttpCookie.parse(header)) {
                String path = Optional.ofNullable(parsed.getPath()).orElse("/");
                Cookie cookie = new Cookie(uri.getHost(), path, parsed.getName(), parsed.getValue());
                cookies.removeIf(cookie::isSameAs);
                if (parsed.getMaxAge() != 0 && !parsed.getValue().isEmpty()) {
                    cookies.add(cookie);
                }
            }
        }
    }

    /** The Cookie header for an address; empty when there is none. */
    public String headerFor(URI uri) {
        return cookies.stream()
                .filter(cookie -> cookie.isFor(uri))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    List<String> names() {
        return cookies.stream().map(Cookie::name).toList();
    }

    void clear() {
        cookies.clear();
    }
}
