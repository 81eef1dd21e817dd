package io.github.keycloakjumpcloud.keycloak.line;

import java.net.URL;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jars on Keycloak's class path that hold this class: there must be one. */
final class OwnJars {

    private static final String OURS = OwnJars.class.getName().replace('.', '/') + ".class";

    /** The path of a class file, in a jar or in a folder. */
    private static final Pattern LOCATION = Pattern.compile(".*?(?<name>[^/]+?)!?/" + Pattern.quote(OURS));

    private OwnJars() {}

    /** The names of the files, sorted; a folder counts as well. */
    static List<String> names(ClassLoader keycloak) {
        return keycloak.resources(OURS)
                .map(URL::getPath)
                .distinct()
                .map(LOCATION::matcher)
                .filter(Matcher::matches)
                .map(location -> location.group("name"))
                .sorted()
                .toList();
    }
}
