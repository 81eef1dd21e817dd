package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Existing;
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
import java.util.function.Supplier;
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
    private final RecordedAccounts recorded;
    private ConnectionLinks links;
    /** Null before it was looked for. */
    private Optional<Link> linked;
    /** The same: whether SCIM may have told of the newcomer. */
    private Boolean told;

    private boolean promised;

    private final Map<String, UserModel> met = new LinkedHashMap<>();

    public MetAccounts(KeycloakSession session, ConnectionConfig connection, Newcomer newcomer) {
        this(session, connection, newcomer, new ConnectionLinks(session, connection));
    }

    /** @param links of the connection, which were read for the same question */
    public MetAccounts(KeycloakSession session, ConnectionConfig connection, Newcomer newcomer, ConnectionLinks links) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
        this.newcomer = newcomer;
        this.recorded = new RecordedAccounts(session, connection);
        this.links = links;
    }

    /** What a first SAML sign-in comes to, in the step of its flow. */
    public AccountDecision firstSignIn() {
        return settled(this::newSignIn);
    }

    /**
     * As {@link #signIn}, of somebody of whom no link is known: one statement tells that the realm has nothing of somebody new.
     */
    public AccountDecision newSignIn() {
        RecordedAccounts.Known known = recorded.known(newcomer);
        promised = known.promised();
        if (known.any()) {
            return signIn();
        }
        linked = Optional.empty();
        return decide(AccountRule::signIn);
    }

    /** Whether a rehearsal may have promised the account that a {@link #firstSignIn} of somebody new is to make. */
    public boolean mayBePromised() {
        return promised;
    }

    /** What a SAML sign-in comes to. */
    public AccountDecision signIn() {
        meetLinked();
        meetToldAndOwners();
        meetReleased();
        if (met.isEmpty()) {
            meet(session.users().getUserByUsername(realm, newcomer.address().value()));
        }
        return decide(AccountRule::signIn);
    }

    /**
     * What a SCIM create comes to.
     *
     * @param externalId by which JumpCloud knows the person; a leaver who comes back under a new address has it still
     */
    public AccountDecision provision(Optional<String> externalId) {
        return settled(() -> create(externalId));
    }

    private AccountDecision create(Optional<String> externalId) {
        meetLinked();
        meetTold();
        links.owners(newcomer.address()).forEach(this::meet);
        AccountDecision decision = decide(AccountRule::provision);
        return decision instanceof AccountDecision.Create ? takeBack(externalId).orElse(decision) : decision;
    }

    /** Those of whom JumpCloud told under this address; a person may have unlinked the account, and changed its address. */
    private void meetTold() {
        recorded.with(ScimRecord.Key.called(newcomer.address().value()))
                .filter(user -> isTold(new ScimRecord(user, connection)))
                .forEach(this::meet);
    }

    private boolean isTold(ScimRecord record) {
        return record.address()
                .or(record::asserted)
                .filter(newcomer.address()::equals)
                .isPresent();
    }

    /** A released account that may not be taken back keeps nobody from getting another one. */
    private Optional<AccountDecision> takeBack(Optional<String> externalId) {
        AccountFacts facts = facts();
        return new ReleasedAccount(session, connection)
                .of(newcomer.address(), externalId)
                .map(user -> rule().provision(List.of(facts.of(user))))
                .filter(AccountDecision.LinkAtOnce.class::isInstance)
                .findFirst();
    }

    /** What it comes to when somebody who is signed in to this account adds the connection to it. */
    public AccountDecision linkSelf(UserModel self) {
        meetLinked();
        meetToldAndOwners();
        meetReleased();
        MetAccount own = facts().of(self);
        return decide((rule, accounts) -> rule.linkSelf(own, accounts));
    }

    /** Who is linked was not deleted since. */
    private void meetReleased() {
        if (linked().isEmpty() && mayBeTold()) {
            new ReleasedAccount(session, connection).of(newcomer).ifPresent(this::meet);
        }
    }

    /** Where accounts may share an address, who has a link need not mind the others. */
    private void meetToldAndOwners() {
        if (met.isEmpty() && mayBeTold()) {
            meetTold();
        }
        if (met.isEmpty() || !realm.isDuplicateEmailsAllowed()) {
            links.owners(newcomer.address()).forEach(this::meet);
        }
    }

    /**
     * A sign-in of this moment may be making the account that is met the newcomer's, in several steps: where its facts speak
     * against the newcomer, they are taken again behind its lock.
     */
    private AccountDecision settled(Supplier<AccountDecision> question) {
        AccountDecision decision = question.get();
        Optional<UserModel> first = first();
        if (decision instanceof Existing || first.isEmpty()) {
            return decision;
        }
        new RowLock(session).userReadBefore(first.get().getId());
        met.clear();
        links = new ConnectionLinks(session, connection);
        linked = null;
        told = null;
        return question.get();
    }

    private AccountDecision decide(BiFunction<AccountRule, Collection<MetAccount>, AccountDecision> question) {
        return question.apply(rule(), all());
    }

    private AccountFacts facts() {
        return new AccountFacts(session, connection, newcomer, links);
    }

    private boolean mayBeTold() {
        if (told == null) {
            told = recorded.mayTellOf(newcomer);
        }
        return told;
    }

    private AccountRule rule() {
        return new AccountRule(connection.accountPolicy(realm), newcomer);
    }

    /** All that were met, each once. */
    public List<MetAccount> all() {
        AccountFacts facts = facts();
        return met.values().stream().map(facts::of).toList();
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
        if (user != null && !new AccountRow(session, user.getId()).forgetIfGone()) {
            met.putIfAbsent(user.getId(), user);
        }
    }
}
