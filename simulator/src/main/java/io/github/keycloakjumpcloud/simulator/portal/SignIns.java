package io.github.keycloakjumpcloud.simulator.portal;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The people who are signed in at JumpCloud, by a random cookie of their browser. Kept in memory. */
final class SignIns {

    private final String cookieName;
    private final List<Person> people;
    private final Map<String, Person> byCookie = new ConcurrentHashMap<>();

    /** The port goes into the cookie's name, because browsers share cookies among the ports of a host. */
    SignIns(int port, List<Person> people) {
        this.cookieName = "jumpcloud_simulator_" + port;
        this.people = List.copyOf(people);
    }

    List<Person> people() {
        return people;
    }

    Optional<Person> person(String username) {
        return people.stream().filter(each -> each.username().equals(username)).findFirst();
    }

    Optional<Person> signedIn(WebRequest request) {
        return Optional.ofNullable(request.cookie(cookieName)).map(byCookie::get);
    }

    Reply signIn(Person person, Reply reply) {
        String cookie = UUID.randomUUID().toString();
        byCookie.put(cookie, person);
        return reply.withCookie(cookieName, cookie);
    }

    Reply signOut(WebRequest request, Reply reply) {
        Optional.ofNullable(request.cookie(cookieName)).ifPresent(byCookie::remove);
        return reply.withoutCookie(cookieName);
    }
}
