package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.AccountRule;
import io.github.keycloakjumpcloud.core.account.MetAccount;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks.Link;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The accounts of a realm that somebody meets who comes through a connection, and what {@link AccountRule} says of them.
 * Writes nothing. For one question.
 */
public final class MetAccounts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final Newcomer newcomer;
    private final ConnectionLinks links;
    /** Null before it was looked for. */
    private Optional<Link> linked;

    private final Map<String, UserModel> met = new LinkedHashMap<>();

    public MetAccounts(KeycloakSession session, ConnectionConfig connection, Newcomer newcomer) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
        this.newcomer = newcomer;
        this.links = new ConnectionLinks(session, connection);
    }

    /** What a SAML sign-in comes to. */
    public AccountDecision signIn() {
        meetLinked();
        meetOwnersOfAddress();
        if (met.isEmpty()) {
            new ReleasedAccount(session, connection).of(newcomer).ifPresent(this::meet);
        }
        if (met.isEmpty()) {
            meet(session.users().getUserByUsername(realm, newcomer.address().value()));
        }
        return decide(AccountRule::signIn);
    }

    /** What a SCIM create comes to. */
    public AccountDecision provision() {
        meetLinked();
        links.owners(newcomer.address()).forEach(this::meet);
        return decide(AccountRule::provision);
    }

    /** What a SCIM create comes to that would take this released account back. */
    public AccountDecision takeBack(UserModel released) {
        meet(released);
        return decide(AccountRule::provision);
    }

    /** What it comes to when somebody who is signed in to this account adds the connection to it. */
    public AccountDecision linkSelf(UserModel self) {
        meetLinked();
        meetOwnersOfAddress();
        MetAccount own = new AccountFacts(session, connection, newcomer).of(self);
        return decide((rule, accounts) -> rule.linkSelf(own, accounts));
    }

    /** Where accounts may share an address, who has a link need not mind the others. */
    private void meetOwnersOfAddress() {
        if (met.isEmpty() || !realm.isDuplicateEmailsAllowed()) {
            links.owners(newcomer.address()).forEach(this::meet);
        }
    }

    private AccountDecision decide(BiFunction<AccountRule, Collection<MetAccount>, AccountDecision> question) {
        AccountFacts facts = new AccountFacts(session, connection, newcomer);
        List<MetAccount> accounts = met.values().stream().map(facts::of).toList();
        return question.apply(new AccountRule(connection.accountPolicy(realm), newcomer), accounts);
    }

    /** The first account that was met: the linked one, if there is one. */
    public Optional<UserModel> first() {
        return met.values().stream().findFirst();
    }

    /** The link of the person, if the account has one already. */
    public Optional<Link> linked() {
        if (linked == null) {
            linked = links.find(newcomer.subject(), Optional.of(newcomer.address()));
        }
        return linked;
    }

    private void meetLinked() {
        linked().ifPresent(link -> meet(link.user()));
    }

    private void meet(UserModel user) {
        if (user != null) {
            met.putIfAbsent(user.getId(), user);
        }
    }
}
