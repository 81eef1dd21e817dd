package io.github.keycloakjumpcloud.keycloak.setup;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A name for what is added beside things that somebody else has named. */
final class FreeName {

    private FreeName() {}

    /** The wanted name, or else the first free one with a number behind it. */
    static String like(String wanted, Predicate<String> taken) {
        return all(wanted).filter(name -> !taken.test(name)).findFirst().orElseThrow();
    }

    /** The wanted name, and then with 2, 3 and so on behind it. */
    static Stream<String> all(String wanted) {
        return Stream.concat(Stream.of(wanted), IntStream.iterate(2, i -> i + 1).mapToObj(i -> wanted + " " + i));
    }
}
