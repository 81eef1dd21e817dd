package io.github.keycloakjumpcloud.keycloak.row;

import java.util.function.Function;

/**
 * A kind of {@link ConnectionValue}.
 *
 * @param name the kind of the {@link ConnectionRow}
 * @param reader reads what {@code toString} of a value wrote; never fails
 * @param none the value as long as there is no row
 */
public record ValueKind<T>(String name, Function<String, T> reader, T none) {}
