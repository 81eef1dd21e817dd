package io.github.keycloakjumpcloud.keycloak.scim.promise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.row.RowText;
import io.github.keycloakjumpcloud.core.scim.ResourceId;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.account.PromisedAccount;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionParts;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * The users and groups that the rehearsal of a connection has promised, each in a row of its own. Bound to the session and its
 * transaction; who writes has {@linkplain RehearsalMemory#begin begun} a turn of the rehearsal.
 */
public final class Promises {

    /** As many users and groups as a rehearsal keeps. */
    public static final int MOST = 20_000;

    static final String KIND = PromisedAccount.KIND;

    /** Begin the names of rows: of a user, a group, a key of theirs. */
    private static final String USER = "u";

    /** Of a user whom an earlier rehearsal has promised, and of whom this one has heard nothing yet. */
    private static final String WAITING = "w";

    private static final String GROUP = "g";
    private static final String KEY = "k";

    /** Of somebody who was really locked out meanwhile. */
    private static final String LOCKED_OUT = "o";

    /** How many users and groups there are: to count them takes the longer the more there are. */
    private static final String COUNT = "n";

    private static final String IDS = " ";

    /** In the row of an address. */
    private static final String ID = "id";

    private static final String EXTERNAL_ID = "externalId";

    private final ConnectionParts rows;
    private final RealmAccounts accounts;

    public Promises(KeycloakSession session, ConnectionConfig connection) {
        this.accounts = new RealmAccounts(session);
        this.rows = new ConnectionParts(session, KIND, RehearsalRow.realmId(session), connection.getInternalId());
    }

    /** The promised resource of this id. */
    public Optional<Promise> find(ResourceKind kind, String id) {
        return Optional.ofNullable(find(kind, List.of(id)).get(id));
    }

    /** The promised resources of these ids, by id. */
    public Map<String, Promise> find(ResourceKind kind, Collection<String> ids) {
        List<String> letters = letters(kind);
        Map<String, String> stored = rows.read(ids.stream()
                .filter(ResourceId::isPossible)
                .flatMap(id -> letters.stream().map(letter -> letter + id))
                .toList());
        Map<String, Promise> found = new HashMap<>();
        // What this rehearsal has heard comes last.
        for (String letter : letters) {
            stored.entrySet().stream()
                    .filter(row -> row.getKey().startsWith(letter))
                    .map(row -> promise(kind, row))
                    .forEach(promise -> found.put(promise.id(), promise));
        }
        return found;
    }

    private static List<String> letters(ResourceKind kind) {
        return kind == ResourceKind.USER ? List.of(WAITING, USER) : List.of(GROUP);
    }

    /** All of one kind, those that were deleted included. */
    public List<Promise> all(ResourceKind kind) {
        return rows.beginningWith(letter(kind)).entrySet().stream()
                .map(row -> promise(kind, row))
                .toList();
    }

    /** Those that a message may meet: whose id, name, address or external id it contains. */
    public List<Promise> met(JsonNode message) {
        return met(PromisedKeys.texts(message));
    }

    /** The same for some texts. */
    public List<Promise> met(Collection<String> texts) {
        Set<String> keys = texts.stream()
                .flatMap(text -> PromisedKeys.of(text).stream())
                .map(KEY::concat)
                .collect(Collectors.toSet());
        Set<String> ids = new HashSet<>(texts);
        rows.read(keys).values().forEach(named -> ids.addAll(ids(named)));
        return Arrays.stream(ResourceKind.values())
                .flatMap(kind -> find(kind, ids).values().stream())
                .toList();
    }

    private static Promise promise(ResourceKind kind, Map.Entry<String, String> row) {
        return Promise.read(kind, row.getKey().substring(1), row.getValue());
    }

    private static String letter(ResourceKind kind) {
        return kind == ResourceKind.USER ? USER : GROUP;
    }

    /** @throws ScimProblem 403 when there are too many */
    public void requireRoom() {
        if (kept() >= MOST) {
            throw ScimProblem.forbidden("the rehearsal of this connection has as many users and groups as it can keep")
                    .because(ScimRefusal.REHEARSAL_FULL.slug());
        }
    }

    private int kept() {
        return rows.read(COUNT).map(Integer::parseInt).orElse(0);
    }

    /** Keeps a promise, instead of the one of its id that is there. */
    public void put(Promise promise) {
        boolean counts = removeRow(promise);
        rows.write(letter(promise.kind()) + promise.id(), promise.stored());
        if (!counts) {
            rows.write(COUNT, String.valueOf(kept() + 1));
        }
        promise.shown().ifPresent(shown -> noteKeys(promise, shown));
    }

    /** Keeps another answer for what was promised, wherever it is kept. */
    public void rewrite(Promise promise) {
        for (String letter : letters(promise.kind())) {
            if (rows.read(letter + promise.id()).isPresent()) {
                rows.write(letter + promise.id(), promise.stored());
            }
        }
    }

    /** Forgets what was promised of this id, and says whether anything was. */
    public boolean remove(ResourceKind kind, String id) {
        Optional<Promise> last = find(kind, id);
        // There is no count of what a live connection owes.
        last.filter(this::removeRow)
                .flatMap(any -> rows.read(COUNT))
                .ifPresent(count -> rows.write(COUNT, String.valueOf(Integer.parseInt(count) - 1)));
        return last.isPresent();
    }

    /** Whether it was one of this rehearsal. */
    private boolean removeRow(Promise promise) {
        find(promise.kind(), promise.id()).ifPresent(this::forgetKeys);
        boolean counted = rows.remove(letter(promise.kind()) + promise.id());
        if (promise.kind() == ResourceKind.USER && !counted) {
            rows.remove(WAITING + promise.id());
        }
        return counted;
    }

    private void noteKeys(Promise promise, ObjectNode shown) {
        for (String key : PromisedKeys.of(promise.kind(), shown)) {
            Set<String> ids = idsOf(key);
            if (ids.add(promise.id())) {
                rows.write(KEY + key, String.join(IDS, ids));
            }
        }
        address(promise)
                .ifPresent(address -> rows.write(
                        PromisedAccount.name(address),
                        RowText.EMPTY
                                .with(ID, promise.id())
                                .with(EXTERNAL_ID, promise.externalId())
                                .toString()));
    }

    private void forgetKeys(Promise promise) {
        promise.shown().ifPresent(shown -> {
            for (String key : PromisedKeys.of(promise.kind(), shown)) {
                Set<String> ids = idsOf(key);
                ids.remove(promise.id());
                if (ids.isEmpty()) {
                    rows.remove(KEY + key);
                } else {
                    rows.write(KEY + key, String.join(IDS, ids));
                }
            }
            address(promise)
                    .filter(address -> idFor(address, Optional.empty()).equals(Optional.of(promise.id())))
                    .ifPresent(address -> rows.remove(PromisedAccount.name(address)));
        });
    }

    private static Optional<EmailAddress> address(Promise promise) {
        return Optional.of(promise).filter(Promise::makesAccount).flatMap(Promise::address);
    }

    private Set<String> idsOf(String key) {
        return rows.read(KEY + key).map(Promises::ids).orElseGet(TreeSet::new);
    }

    private static Set<String> ids(String text) {
        return Stream.of(text.split(IDS)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Notes that somebody was really locked out. */
    public void noteLockedOut(String id) {
        rows.write(LOCKED_OUT + id, id);
    }

    /** How many were really locked out. */
    public long lockedOut() {
        return rows.count(LOCKED_OUT);
    }

    /**
     * The id that is promised for the account of this address.
     *
     * @param externalId by which JumpCloud knows the person; an address may have gone to somebody else since
     */
    public Optional<String> idFor(EmailAddress address, Optional<String> externalId) {
        return rows.read(PromisedAccount.name(address))
                .map(RowText::read)
                .filter(row -> externalId.isEmpty()
                        || row.text(EXTERNAL_ID).isEmpty()
                        || row.text(EXTERNAL_ID).equals(externalId))
                .flatMap(row -> row.text(ID));
    }

    /** What JumpCloud believes to be there of these ids. */
    public List<Promise> owed(ResourceKind kind, Collection<String> ids) {
        return find(kind, ids).values().stream().filter(Promise::isOwed).toList();
    }

    /** The users whom the rehearsal was about, those that were deleted included; whose account was made since is taken over. */
    public List<Promise> people() {
        List<Promise> all = all(ResourceKind.USER);
        Map<String, Boolean> made = accounts.enabled(
                all.stream().filter(Promise::makesAccount).map(Promise::id).toList());
        return all.stream()
                .map(person -> Optional.ofNullable(made.get(person.id()))
                        .map(person::takenOver)
                        .orElse(person))
                .toList();
    }

    /** Of whom JumpCloud believes that they have lost access. */
    public List<Promise> lockOuts() {
        return Stream.of(USER, WAITING)
                .flatMap(letter -> rows.beginningWith(letter).entrySet().stream())
                .map(row -> promise(ResourceKind.USER, row))
                .filter(Promise::isLockOut)
                .toList();
    }

    /** Forgets all but what JumpCloud believes to be there: the connection is live. */
    void keepOwed() {
        rows.removeBeginningWith(List.of(KEY, LOCKED_OUT, COUNT, RehearsedRefusals.REFUSAL));
        rows.remove(Arrays.stream(ResourceKind.values())
                .flatMap(kind -> all(kind).stream())
                .filter(promise -> !promise.isOwed())
                .map(promise -> letter(promise.kind()) + promise.id())
                .toList());
    }

    /** Forgets all but the users whom JumpCloud believes to be there; a new rehearsal hears of them anew. */
    void beginAnew() {
        rows.removeBeginningWith(List.of(GROUP, KEY, LOCKED_OUT, COUNT, RehearsedRefusals.REFUSAL));
        all(ResourceKind.USER).stream()
                .filter(Promise::isOwed)
                .forEach(person -> rows.write(WAITING + person.id(), person.stored()));
        rows.removeBeginningWith(List.of(USER));
    }

    /** Forgets everything, refusals included. */
    void removeAll() {
        rows.removeBeginningWith(List.of(""));
    }
}
