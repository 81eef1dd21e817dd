package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.RecordLine.Hold;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * What a connection's SCIM client told of a person, kept in two user attributes that only administrators see: one line for
 * each connection, and the keys by which the person is found. It counts whatever the person has made of the account since.
 * Only the SCIM endpoint reads the JSON in it.
 */
public final class ScimRecord {

    /** The user attribute of {@link RecordLine}s. */
    public static final String ATTRIBUTE = "jumpcloudScim";

    /** The user attribute by which a person is found: internal id of the connection, name of the key, value. */
    public static final String KEYS = "jumpcloudScimKeys";

    /** The key of the id by which JumpCloud knows the person. */
    public static final String EXTERNAL_ID = "externalId";

    /** Longest value of {@link #ATTRIBUTE}, in characters. A person of JumpCloud's has about a thousand. */
    public static final int LONGEST = 65_536;

    private static final String CALLED = "called";

    private final UserModel user;
    private final String prefix;

    public ScimRecord(UserModel user, ConnectionConfig connection) {
        this.user = user;
        this.prefix = connection.getInternalId() + " ";
    }

    /** What was stored last; empty when SCIM has told nothing. */
    public Optional<String> json() {
        return Optional.of(line()).filter(line -> line.hold() != Hold.NONE).map(RecordLine::json);
    }

    /** The address under which JumpCloud told of the person last; records of earlier releases have none. */
    public Optional<EmailAddress> address() {
        return line().address();
    }

    /** The address that JumpCloud asserted last of somebody whose NameID is none, and of whom SCIM has told nothing. */
    public Optional<EmailAddress> asserted() {
        return Optional.of(line())
                .filter(line -> line.hold() == Hold.NONE)
                .flatMap(line -> key(CALLED))
                .flatMap(EmailAddress::parse);
    }

    /** The address of a value of {@link #ATTRIBUTE}; empty when it is another connection's. */
    public static Optional<EmailAddress> addressOf(ConnectionConfig connection, String line) {
        return ofConnection(connection, line).flatMap(RecordLine::address);
    }

    /** The JSON of a value of {@link #ATTRIBUTE}; empty when it is another connection's. */
    public static Optional<String> jsonOf(ConnectionConfig connection, String line) {
        return ofConnection(connection, line).map(RecordLine::json);
    }

    private static Optional<RecordLine> ofConnection(ConnectionConfig connection, String line) {
        return Optional.of(line)
                .filter(own -> own.startsWith(connection.getInternalId() + " "))
                .map(RecordLine::parse);
    }

    /** Whether the connection's SCIM client has created or adopted the account and not deleted it since. */
    public boolean isHeld() {
        return line().hold() == Hold.HELD;
    }

    /** What a value of {@link #ATTRIBUTE} begins with of somebody whom the connection's SCIM client has. */
    static String heldBy(ConnectionConfig connection) {
        return connection.getInternalId() + " " + Hold.HELD.word();
    }

    /** Whether the connection's SCIM client deleted the person, and the account was kept. */
    public boolean isReleased() {
        return line().hold() == Hold.RELEASED;
    }

    /** Whether the SCIM client of another connection that is still there holds the account. */
    public static boolean isHeldElsewhere(KeycloakSession session, UserModel user, ConnectionConfig connection) {
        return lines(user)
                .filter(line -> line.hold() == Hold.HELD)
                .map(RecordLine::connection)
                .anyMatch(id -> !id.equals(connection.getInternalId())
                        && session.identityProviders().getById(id) != null);
    }

    static Stream<RecordLine> lines(UserModel user) {
        return user.getAttributeStream(ATTRIBUTE).map(RecordLine::parse);
    }

    /** The value of a key. */
    public Optional<String> key(String name) {
        String start = prefix + name + " ";
        return user.getAttributeStream(KEYS)
                .filter(value -> value.startsWith(start))
                .map(value -> value.substring(start.length()))
                .findFirst();
    }

    /** Whether these are all the keys that it has. */
    public boolean hasKeys(List<Key> keys) {
        return user.getAttributeStream(KEYS)
                .filter(value -> value.startsWith(prefix))
                .collect(Collectors.toSet())
                .equals(Set.copyOf(values(keys)));
    }

    /** Sets one key and leaves the others as they are. */
    public void putKey(String name, String value) {
        replace(
                KEYS,
                Stream.concat(others(name), Stream.of(prefix + name + " " + value))
                        .toList());
    }

    void removeKey(String name) {
        replace(KEYS, others(name).toList());
    }

    private Stream<String> others(String name) {
        return user.getAttributeStream(KEYS)
                .filter(line -> line.startsWith(prefix) && !line.startsWith(prefix + name + " "));
    }

    /** A value by which a person is found; a person may have several of one name. */
    public record Key(String name, String value) {

        /** The key of whoever has this external id. */
        public static Key externalId(String id) {
            return new Key(EXTERNAL_ID, id);
        }

        /** The key of whoever has this user name or address at JumpCloud, which mostly are the same: one row less. */
        public static Key called(String name) {
            return new Key(
                    CALLED,
                    EmailAddress.parse(name).map(EmailAddress::value).orElseGet(() -> name.toLowerCase(Locale.ROOT)));
        }

        /** The value of {@link #KEYS} that a person of this connection has who has the key. */
        String of(ConnectionConfig connection) {
            return connection.getInternalId() + " " + name + " " + value;
        }
    }

    /**
     * Stores what the SCIM client told.
     *
     * @param address under which it told of the person
     */
    public void hold(String json, Optional<EmailAddress> address, List<Key> keys) {
        write(line().held(json, address));
        replace(KEYS, values(keys));
    }

    /** Stores the same person with what is noted beside; keys stay. */
    public void readdress(String json, Optional<EmailAddress> address) {
        write(line().held(json, address));
    }

    /**
     * JumpCloud told of the person over SAML, perhaps under another address than before. The old key stays: the user name may
     * be the same. Of whom SCIM has told nothing, the address is kept if the link does not say it.
     */
    public void follow(Newcomer newcomer) {
        EmailAddress address = newcomer.address();
        RecordLine line = line();
        if (line.hold() == Hold.NONE) {
            if (EmailAddress.parse(newcomer.subject()).isEmpty() && !asserted().equals(Optional.of(address))) {
                putKey(CALLED, address.value());
            }
            return;
        }
        Optional<EmailAddress> before = line.address();
        if (line.hold() == Hold.HELD && before.isPresent() && !before.get().equals(address)) {
            write(line.held(line.json(), Optional.of(address)));
            List<String> own = user.getAttributeStream(KEYS)
                    .filter(key -> key.startsWith(prefix))
                    .toList();
            replace(
                    KEYS,
                    Stream.concat(own.stream(), values(List.of(Key.called(address.value()))).stream())
                            .distinct()
                            .toList());
        }
    }

    /** The link that the asserted address stood for is gone. */
    void forgetAsserted() {
        if (asserted().isPresent()) {
            removeKey(CALLED);
        }
    }

    /** Nothing was told. */
    public void forget() {
        replace(ATTRIBUTE, List.of());
        replace(KEYS, List.of());
    }

    /** Nothing was told, though SCIM may have disabled the account. */
    void forgetTold() {
        write(RecordLine.empty(prefix.trim()).disabled(line().disabled()));
        replace(KEYS, List.of());
    }

    /**
     * Notes that the SCIM client has deleted the person.
     *
     * @param keys by which the person is known when they come again
     */
    void release(List<Key> keys) {
        // Nothing is stored of a person who came by SAML alone; that SCIM had the account counts all the same.
        write(line().released());
        replace(KEYS, values(keys));
    }

    /**
     * Notes whether the SCIM client has disabled the account.
     *
     * @param json what is stored of the person from now on; empty when SCIM has told nothing
     */
    public void setDisabled(boolean disabled, Optional<String> json) {
        RecordLine line = line().disabled(disabled);
        write(json.map(line::with).orElse(line));
    }

    private List<String> values(List<Key> keys) {
        return keys.stream()
                .map(key -> prefix + key.name() + " " + key.value())
                .distinct()
                .toList();
    }

    private RecordLine line() {
        return user.getAttributeStream(ATTRIBUTE)
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .map(RecordLine::parse)
                .orElseGet(() -> RecordLine.empty(prefix.trim()));
    }

    private void write(RecordLine line) {
        replace(ATTRIBUTE, line.isEmpty() ? List.of() : List.of(line.text()));
    }

    private void replace(String attribute, List<String> lines) {
        List<String> before = user.getAttributeStream(attribute).toList();
        List<String> after = Stream.concat(before.stream().filter(line -> !line.startsWith(prefix)), lines.stream())
                .toList();
        if (after.isEmpty()) {
            if (!before.isEmpty()) {
                user.removeAttribute(attribute);
            }
        } else if (after.size() == 1 && before.size() <= 1) {
            // Without the statement that takes other values away.
            user.setSingleAttribute(attribute, after.get(0));
        } else if (!new HashSet<>(after).equals(new HashSet<>(before))) {
            user.setAttribute(attribute, after);
        }
    }
}
