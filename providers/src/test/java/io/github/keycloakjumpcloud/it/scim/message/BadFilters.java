package io.github.keycloakjumpcloud.it.scim.message;

import java.util.List;

/** Filters over users that are wrong (RFC 7644 section 3.4.2.2). */
final class BadFilters {

    private BadFilters() {}

    static List<String> all() {
        return List.of(
                "",
                " ",
                "userName",
                "userName eq",
                "userName eq ada",
                "eq \"ada\"",
                "userName xx \"ada\"",
                "userName eq \"ada",
                "userName eq 'ada'",
                "userName eq \"ada\" and",
                "userName eq \"ada\" or or userName pr",
                "and",
                "not userName pr",
                "(userName pr",
                "userName pr)",
                "()",
                "userName eq {}",
                "userName eq []",
                "userName eq {\"a\":1}",
                "userName eq 7",
                "userName eq true",
                "userName eq \"a\\u0000b\"",
                "userName eq \"\\ud800\"",
                "userName eq \"\\x41\"",
                "active eq \"maybe\"",
                "active gt true",
                "active co \"t\"",
                "active eq 1",
                "meta.created gt \"yesterday\"",
                "nothing eq \"x\"",
                "userName.x eq \"x\"",
                "name.nothing eq \"x\"",
                "password eq \"x\"",
                "members.value eq \"x\"",
                "urn:other:userName eq \"x\"",
                "emails[",
                "emails]",
                "emails[type eq \"work\"",
                "emails[type eq \"work\"]]",
                "emails[nothing eq \"x\"]",
                "emails[type eq \"work\" and",
                "emails[emails[type eq \"work\"]]",
                "userName[value eq \"x\"]",
                "emails eq {}",
                "\u0000",
                "\uFFFF pr",
                "userName eq \"" + "x".repeat(8_192) + "\"",
                "userName pr and ".repeat(600) + "userName pr",
                "(".repeat(3_000),
                "(".repeat(1_500) + "userName pr" + ")".repeat(1_500),
                "not (".repeat(500) + "userName pr" + ")".repeat(500),
                "[".repeat(3_000),
                "emails[".repeat(500));
    }
}
