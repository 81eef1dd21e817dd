package io.github.keycloakjumpcloud.keycloak.page;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.crypto.JavaAlgorithm;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.util.JsonSerialization;

/** A file of the page as it lies in the jar. */
record PageFile(MediaType type, byte[] content) {

    private static final Pattern NAME = Pattern.compile("[a-z]+(?:-[a-z]+)*\\.(css|js|svg)");

    private static final Map<String, MediaType> TYPES = Map.of(
            "css", new MediaType("text", "css", "UTF-8"),
            "js", new MediaType("text", "javascript", "UTF-8"),
            "svg", new MediaType("image", "svg+xml", "UTF-8"));

    /** A file that browsers may ask for; empty when there is none of that name. */
    static Optional<PageFile> named(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches() ? read(name, TYPES.get(parts.group(1))) : Optional.empty();
    }

    /** Texts by key, as JSON (RFC 8259). */
    static PageFile json(Map<String, String> texts) {
        try {
            return new PageFile(MediaType.APPLICATION_JSON_TYPE, JsonSerialization.writeValueAsBytes(texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The setup page itself, with its placeholders. */
    static PageFile template() {
        return html("page.html");
    }

    /** The page of a set-up link, with its placeholders. */
    static PageFile ofLink() {
        return html("link.html");
    }

    private static PageFile html(String name) {
        return read(name, new MediaType("text", "html", "UTF-8")).orElseThrow();
    }

    private static Optional<PageFile> read(String name, MediaType type) {
        try (InputStream file = PageFile.class.getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(new PageFile(type, file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Changes with the content, also when an upgrade of the jar does not change the name. */
    String tag() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(HashUtils.hash(JavaAlgorithm.SHA256, content));
    }
}
