package io.github.keycloakjumpcloud.it.scim.lives;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must be true after each step. */
final class LifeCheck {

    private final Life life;
    private final Customer customer;

    /** @param customer whose SCIM client looks */
    LifeCheck(Life life, Customer customer) {
        this.life = life;
        this.customer = customer;
    }

    void check() {
        for (Seen found : life.seen()) {
            Account account = life.account(found.id());
            Violation.unless(account != null, "no account that nobody asked for", found.toString());
            checkDoor(found, account);
            checkOwner(found, account);
        }
        life.accounts()
                .forEach(account ->
                        Violation.unless(life.seen(account.id()) != null, "no account is lost", account.toString()));
        checkOneAccountEach();
        checkLinks();
        checkScim();
    }

    private void checkDoor(Seen found, Account account) {
        Violation.unless(
                found.enabled() != account.isOut(), "who is out is out, and nobody else", account + ", " + found);
        if (account.isOut()) {
            App app = life.town().realm().app();
            Violation.unless(
                    life.admin().sessionsOf(found.id()).isEmpty(), "who is out has no session", account.toString());
            for (Login login : account.logins()) {
                Violation.unless(
                        !app.isAlive(login) && app.userInfoStatus(login) != 200,
                        "who is out has no token that works",
                        account.toString());
                account.ended().add(login);
            }
            account.logins().clear();
        } else {
            account.ended()
                    .forEach(login -> Violation.unless(
                            !life.town().realm().app().isAlive(login),
                            "what has ended stays ended",
                            account.toString()));
            account.ended().clear();
        }
        if (account.isClosed()) {
            Violation.unless(
                    found.email().isEmpty() && found.links().isEmpty(),
                    "a closed account holds nothing",
                    found.toString());
        }
    }

    private void checkOwner(Seen found, Account account) {
        for (Customer each : life.customers()) {
            String subject = found.links().get(each.alias());
            Violation.unless(
                    subject == null || each.named(subject) == account.human(),
                    "an account is one person's",
                    account + " is linked to " + subject);
        }
        for (Customer each : life.customers()) {
            each.scimIds()
                    .forEach((human, id) -> Violation.unless(
                            !id.equals(found.id()) || account.human() == human || !life.isBound(found, each),
                            "an account is one person's",
                            account + " is " + human + "'s for SCIM"));
        }
    }

    private void checkOneAccountEach() {
        for (Customer each : life.customers()) {
            for (Human human : Human.values()) {
                List<Seen> bound = life.boundTo(each, human).stream()
                        .filter(found -> !life.account(found.id()).isBesides())
                        .toList();
                Violation.unless(bound.size() < 2, "one account a person", human + " has " + bound);
            }
        }
    }

    private void checkLinks() {
        Map<String, String> linked = new HashMap<>();
        for (Seen found : life.seen()) {
            found.links().forEach((alias, subject) -> {
                String other = linked.put(alias + " " + subject, found.id());
                Violation.unless(other == null, "one account a subject", subject + " has " + other + " too");
            });
        }
    }

    private void checkScim() {
        if (!customer.isScimOn()) {
            return;
        }
        for (Seen found : life.seen()) {
            ScimAnswer answer = customer.scim().get("/Users/" + found.id());
            boolean owned = life.isBound(found, customer);
            Violation.unless(
                    answer.status() == (owned ? 200 : 404),
                    "SCIM shows whom it has",
                    answer.status() + " for " + found);
            if (owned) {
                checkShown(found, answer.body());
            }
        }
    }

    private void checkShown(Seen found, JsonNode user) {
        String fact = user + " for " + found;
        Violation.unless(user.get("active").asBoolean() == found.enabled(), "SCIM says what is", fact);
        Violation.unless(
                user.at("/emails/0/value")
                        .asText("")
                        .equalsIgnoreCase(found.knownAs(life.internalId(customer), customer.alias())),
                "SCIM says what JumpCloud told",
                fact);
        Violation.unless(
                user.at("/name/givenName").asText("").equals(shown(found.firstName()))
                        && user.at("/name/familyName").asText("").equals(shown(found.lastName())),
                "SCIM says what is",
                fact);
        String userName = user.get("userName").asText();
        Violation.unless(
                ScimSide.ids(customer.scim().find("Users", "userName eq \"" + userName + "\""))
                        .equals(List.of(found.id())),
                "SCIM finds whom it shows",
                fact);
    }

    private static String shown(String name) {
        return name.equals("-") ? "" : name;
    }
}
