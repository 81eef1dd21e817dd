package io.github.keycloakjumpcloud.keycloak.connection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The place of a group in Keycloak's group tree, from the top: {@code /Acme/Departments}. Never empty. */
public record GroupPath(List<String> names) {

    public GroupPath {
        names = List.copyOf(names);
    }

    /** @throws IllegalArgumentException when the path does not start with "/" or has an empty part. */
    public static GroupPath parse(String path) {
        List<String> names =
                Arrays.stream(path.split("/", -1)).skip(1).map(String::strip).toList();
        if (!path.startsWith("/") || names.isEmpty() || names.contains("")) {
            throw new IllegalArgumentException("\"" + path + "\" is no group path: /Name or /Name/Name is needed");
        }
        return new GroupPath(names);
    }

    /** The same of what somebody else may have stored; empty when it is no path. */
    static Optional<GroupPath> readable(String path) {
        try {
            return Optional.of(parse(path));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it is written. */
    @Override
    public String toString() {
        return "/" + String.join("/", names);
    }
}
