package io.github.keycloakjumpcloud.simulator.demo;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The texts of the demo for the person who started it. */
final class DemoConsole {
    private final PrintStream out;
    private final Instant start = Instant.now();

    DemoConsole(PrintStream out) {
        this.out = out;
    }

    void progress(String step) {
        out.printf("[%3d s] %s%n", Duration.between(start, Instant.now()).toSeconds(), step);
        out.flush();
    }

    void ready(Map<String, String> addresses, List<Person> people) {
        int width = addresses.keySet().stream().mapToInt(String::length).max().orElse(0);
        out.println();
        out.println("The demo is running. Open these in one browser:");
        out.println();
        addresses.forEach((name, address) -> out.println("  " + padded(name, width) + "  " + address));
        out.println();
        out.println("Sample people. Pick a person on JumpCloud's sign-in page; you need no password:");
        out.println();
        int name = width(people.stream().map(Person::displayName).toList());
        int email = width(people.stream().map(DemoConsole::email).toList());
        for (Person person : people) {
            out.println("  " + padded(person.displayName(), name) + "  " + padded(email(person), email) + "  "
                    + person.expectation());
        }
    }

    /** Shows how to push people from another terminal. */
    void scim(String baseUrl, String token) {
        out.println();
        out.println(
                "SCIM settings for your own client. To push people as JumpCloud does, run the two commands in another terminal:");
        out.println();
        out.println("  Base URL   " + baseUrl);
        out.println("  Token key  " + token);
        out.println();
        out.println("  export JUMPCLOUD_SCIM_TOKEN=" + token);
        out.println("  mvn -q -pl simulator compile exec:java@push -Dexec.args=\"--url " + baseUrl
                + " --people 100 --departments 5\"");
    }

    void end() {
        out.println();
        out.println("Press Ctrl-C to end it.");
        out.flush();
    }

    void problems(List<String> problems) {
        out.println();
        problems.forEach(problem -> out.println("The demo cannot start. " + problem));
        out.flush();
    }

    private static String email(Person person) {
        return person.email() == null ? "(no e-mail)" : person.email();
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(DemoConsole::columns).max().orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - columns(cell)));
    }

    /** Terminal columns: ideographs and emoji take two. */
    private static int columns(String text) {
        return text.codePoints()
                .map(c -> Character.isIdeographic(c) || c > 0xFFFF ? 2 : 1)
                .sum();
    }
}
