package io.github.keycloakjumpcloud.keycloak.line;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The parts of Keycloak that the classes of this jar call, extend and override; each list is made from the class files. */
enum KeycloakParts {
    /** In all lines. */
    COMMON("common.txt"),
    /** What the adapter for 26.4 needs besides. */
    KEYCLOAK_26_4("keycloak-26.4.txt"),
    /** What the adapter for 26.5 and later needs besides. */
    KEYCLOAK_26_5("keycloak-26.5.txt");

    private final String file;

    KeycloakParts(String file) {
        this.file = file;
    }

    /** The name of the resource beside this class. */
    String file() {
        return file;
    }

    /** One that this Keycloak does not have; empty when it has all of them. */
    Optional<KeycloakPart> missing() {
        ClassLoader keycloak = KeycloakParts.class.getClassLoader();
        return list().stream().filter(part -> !part.isIn(keycloak)).findFirst();
    }

    List<KeycloakPart> list() {
        try (InputStream list = KeycloakParts.class.getResourceAsStream(file)) {
            return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .map(KeycloakPart::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
