package io.github.keycloakjumpcloud.it.scim.lives;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sign-ins, through a connection and by password, and what must come of them. */
final class SamlActs {

    private static final String LINK_BUTTON = "button[value=linkAccount]";

    private SamlActs() {}

    /** Mostly as the directory has the person now; sometimes as it had them, or under another kind of NameID. */
    static void signIn(Life life, Step step) {
        Customer customer = life.customer(step);
        Human human = step.human();
        int kind = step.choose(10);
        List<String> former = customer.formerAddresses(human);
        String address = kind == 7 && !former.isEmpty() ? former.get(0) : customer.address(human);
        boolean lasting = customer.lastingIds() ^ kind == 8;
        Person person = customer.assertion(human, address, lasting);
        if (kind == 9) {
            person = person.withName("Jo [the] O'Neil", "Mc\"Gee <x>");
        }
        SignIn signIn = customer.realm().atJumpCloud();
        if (!customer.isEnabled()) {
            Violation.unless(!signIn.isAtJumpCloud(), "a disabled connection lets nobody in", customer.alias());
            return;
        }
        signIn.answer(person);
        Newcomer newcomer = new Newcomer(life, customer, human, address, lasting ? person.nameId() : address);
        newcomer.judge(finish(life, customer, human, signIn));
    }

    /** The owner of a password proves an account by it. */
    private static Arrival finish(Life life, Customer customer, Human human, SignIn signIn) {
        Arrival arrival = Arrival.of(customer.realm(), signIn);
        boolean owner = life.accounts().stream()
                .anyMatch(account -> account.human() == human && account.hasPassword() && !account.isOut());
        if (!(arrival instanceof Arrival.Asked) || !owner) {
            return arrival;
        }
        Page page = signIn.browser().form("form").press(LINK_BUTTON);
        if (page.element("input[name=password]").isEmpty()) {
            return arrival;
        }
        signIn.browser().form("form").fill("password", secretOf(human)).submit();
        return signIn.browser().page().element("input[name=password]").isPresent()
                ? arrival
                : Arrival.of(customer.realm(), signIn);
    }

    static String secretOf(Human human) {
        return People.PASSWORD + "-" + human;
    }

    static void signInByPassword(Life life, Step step) {
        Optional<Account> own = life.accountOf(step.human(), step.chooseAgain(3));
        if (own.isEmpty()) {
            return;
        }
        AdminActs.password(life, step);
        SignIn signIn = life.town().realm().newPerson();
        signIn.browser().open(life.town().realm().app().signIn());
        boolean in = enterPassword(life, signIn, own.get());
        life.tell("password of " + own.get() + ": " + (in ? "in" : "not in"));
        Violation.unless(!in || !own.get().isOut(), "who is out is not in", own.get() + " by password");
        if (in) {
            own.get().logins().add(signIn.login());
        }
    }

    private static boolean enterPassword(Life life, SignIn signIn, Account account) {
        signIn.browser()
                .form("form")
                .fill("username", life.seen(account.id()).username())
                .fill("password", secretOf(account.human()))
                .submit();
        return signIn.browser()
                .page()
                .uri()
                .toString()
                .startsWith(life.town().realm().app().home());
    }

    /** As the account console does: signs in by password, and asks Keycloak for the link. */
    static void linkSelf(Life life, Step step) {
        Customer customer = life.customer(step);
        Human human = step.human();
        Optional<Account> own = life.accountOf(human, step.chooseAgain(3));
        if (own.isEmpty() || own.get().isOut() || !customer.isEnabled()) {
            return;
        }
        AdminActs.password(life, step);
        SignIn signIn = customer.realm().newPerson();
        signIn.browser().open(customer.realm().app().signIn(Map.of("kc_action", "idp_link:" + customer.alias())));
        enterPassword(life, signIn, own.get());
        if (signIn.browser().page().element("form").isEmpty()) {
            return;
        }
        signIn.browser().form("form").submit();
        String address = customer.address(human);
        Person person = customer.assertion(human, address, customer.lastingIds());
        if (!signIn.isAtJumpCloud()) {
            return;
        }
        signIn.answer(person);
        Arrival arrival = Arrival.of(customer.realm(), signIn);
        life.tell(own.get() + " links themselves: " + arrival.getClass().getSimpleName());
        if (arrival instanceof Arrival.In in) {
            Login login = in.login();
            Violation.unless(login.userId().equals(own.get().id()), "in another's account", login.userId());
            own.get().logins().add(login);
        }
    }
}
