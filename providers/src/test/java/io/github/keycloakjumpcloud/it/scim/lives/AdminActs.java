package io.github.keycloakjumpcloud.it.scim.lives;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/** What administrators of Keycloak and of JumpCloud do, and people in their account console. */
final class AdminActs {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private AdminActs() {}

    /** JumpCloud's directory gives another address, unless Keycloak still has it as another person's of the customer. */
    static void newAddress(Life life, Step step) {
        Customer customer = life.customer(step);
        String address = step.human().addresses(life.number()).get(step.choose(4));
        boolean given = step.human() != customer.ownerOf(address)
                && (isInDirectory(customer, address)
                        || life.seen().stream().anyMatch(found -> isOfAnother(life, customer, found, step, address)));
        if (!given && customer.trusts(address) && !address.equals(customer.address(step.human()))) {
            customer.give(step.human(), address);
            life.tell(step.human() + " of " + customer.alias() + " has the address " + address);
        }
    }

    private static boolean isInDirectory(Customer customer, String address) {
        Human owner = customer.ownerOf(address);
        return owner != null && address.equals(customer.address(owner));
    }

    private static boolean isOfAnother(Life life, Customer customer, Seen found, Step step, String address) {
        boolean named = address.equalsIgnoreCase(found.email())
                || found.username().equalsIgnoreCase(address)
                || address.equals(found.links().get(customer.alias()));
        return named && life.account(found.id()).human() != step.human() && life.isBound(found, customer);
    }

    static void unlinkSelf(Life life, Step step) {
        Optional<Account> own = life.accountOf(step.human(), step.chooseAgain(3));
        if (own.isEmpty() || own.get().isOut() || own.get().logins().isEmpty()) {
            return;
        }
        Login login = own.get().logins().get(own.get().logins().size() - 1);
        String alias = life.customer(step).alias();
        URI address = URI.create(life.town().realm().entityId() + "/account/linked-accounts/" + alias);
        try {
            int status = HTTP.send(
                            HttpRequest.newBuilder(address)
                                    .header("Authorization", "Bearer " + login.bearer())
                                    .header("Accept", "application/json")
                                    .DELETE()
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            life.tell(own.get() + " unlinks themselves from " + alias + ": " + status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void unlink(Life life, Step step) {
        String alias = life.customer(step).alias();
        life.accountOf(step.human(), step.chooseAgain(3))
                .filter(account -> life.seen(account.id()).links().containsKey(alias))
                .ifPresent(account -> {
                    life.tell("unlinked " + account + " from " + alias);
                    life.admin()
                            .api()
                            .delete(life.admin().path("users/" + account.id() + "/federated-identity/" + alias));
                });
    }

    /** To the person whom the connection has under no account. */
    static void link(Life life, Step step) {
        Customer customer = life.customer(step);
        String subject = customer.lastingIds() ? step.human().lastingId(life.number()) : customer.address(step.human());
        life.accountOf(step.human(), step.chooseAgain(3))
                .filter(account -> life.seen().stream()
                        .noneMatch(found -> subject.equals(found.links().get(customer.alias()))))
                .filter(account -> !life.seen(account.id()).links().containsKey(customer.alias()))
                .filter(account -> life.boundTo(customer, step.human()).stream()
                        .allMatch(found -> found.id().equals(account.id())))
                .ifPresent(account -> {
                    life.tell("linked " + account + " to " + subject + " of " + customer.alias());
                    life.admin().linkIdentity(account.id(), customer.alias(), subject);
                });
    }

    static void password(Life life, Step step) {
        life.accountOf(step.human(), step.chooseAgain(3))
                .filter(account -> !account.hasPassword())
                .ifPresent(account -> {
                    life.tell("password for " + account);
                    account.givePassword();
                    RealmAdmin admin = life.admin();
                    admin.api()
                            .put(
                                    admin.path("users/" + account.id() + "/reset-password"),
                                    Map.of(
                                            "type",
                                            "password",
                                            "value",
                                            SamlActs.secretOf(step.human()),
                                            "temporary",
                                            false));
                });
    }

    /** With the sessions, which Keycloak itself would keep for the day on which the account is enabled again. */
    static void disable(Life life, Step step) {
        life.accountOf(step.human(), step.chooseAgain(3)).ifPresent(account -> {
            life.tell("admin disables " + account);
            life.admin().updateUser(account.id(), user -> user.put("enabled", false));
            life.admin().api().post(life.admin().path("users/" + account.id() + "/logout"), Map.of());
            if (!account.isOut()) {
                account.putOutBy(Account.ADMIN);
            }
        });
    }

    static void enable(Life life, Step step) {
        life.accountOf(step.human(), step.chooseAgain(3)).ifPresent(account -> {
            if (!account.isOut()) {
                return;
            }
            life.tell("admin enables " + account);
            life.admin().updateUser(account.id(), user -> user.put("enabled", true));
            account.letInBy(Account.ADMIN);
        });
    }

    static void rename(Life life, Step step) {
        String address = step.human().adminsAddress(life.number());
        life.accountOf(step.human(), step.chooseAgain(3))
                .filter(account -> !life.seen(account.id()).email().isEmpty())
                .filter(account -> life.seen().stream()
                        .noneMatch(found -> address.equals(found.email()) || address.equals(found.username())))
                .ifPresent(account -> {
                    life.tell("admin gives " + account + " the address " + address);
                    life.admin().updateUser(account.id(), user -> user.put("email", address)
                            .put("emailVerified", step.choose(2) == 0));
                });
    }

    static void switchConnection(Life life, Step step) {
        Customer customer = life.customer(step);
        life.tell("connection " + customer.alias() + " enabled: " + !customer.isEnabled());
        customer.enable(!customer.isEnabled());
    }

    static void switchScim(Life life, Step step) {
        Customer customer = life.customer(step);
        life.tell("SCIM of " + customer.alias() + " on: " + !customer.isScimOn());
        customer.switchScim(!customer.isScimOn());
    }
}
