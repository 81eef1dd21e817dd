package io.github.keycloakjumpcloud.keycloak.scim.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.AccountAddress;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord.Key;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** The User resource as the connection's SCIM client told it last, in the account's {@link ScimRecord}. */
final class StoredPerson {

    /** Member of the stored JSON that is no SCIM attribute: when SCIM wrote last, in milliseconds of the epoch. */
    static final String MODIFIED = "$modified";

    /** The same of the address, where SCIM has written without telling it since. */
    private static final String ADDRESSED = "$addressed";

    /** Members of the stored JSON that are no SCIM attributes. */
    static final Set<String> OUR_OWN = Set.of(MODIFIED, ADDRESSED);

    private static final Duration REPEATED = Duration.ofDays(1);

    private static final String USER_NAME = "userName";
    private static final String EMAILS = "emails";
    private static final String DEPARTMENT = "createdDepartment";

    /** Makes plain nodes: the library's, which ignore letter case, equal no others. */
    private static final ObjectReader JSON = new ObjectMapper().reader();

    /** What no client writes, the key that is stored apart, and what {@link UserView} always takes from the account. */
    private static final List<String> NOT_STORED =
            List.of("schemas", "id", ScimRecord.EXTERNAL_ID, "meta", "groups", "active", "title");

    /** Longest value that Keycloak's index on user attributes takes, with the connection's id before it. */
    private static final int LONGEST_KEY = 200;

    /** Longest JSON, in characters; the record has a little more. */
    private static final int LONGEST = ScimRecord.LONGEST - 400;

    private final Operation operation;
    private final UserModel user;
    private final ScimRecord record;

    StoredPerson(Operation operation, UserModel user) {
        this.operation = operation;
        this.user = user;
        this.record = new ScimRecord(user, operation.connection());
    }

    Optional<UserDocument> read() {
        return record.json().flatMap(StoredPerson::parse);
    }

    /** When SCIM told the address last; empty for somebody who came by SAML alone. */
    Optional<Instant> lastAddressed() {
        return read().map(person -> Instant.ofEpochMilli(addressed(person.json())));
    }

    private static long addressed(ObjectNode stored) {
        return stored.path(ADDRESSED).asLong(stored.path(MODIFIED).asLong());
    }

    /** As SCIM told it; for somebody who came by SAML alone the address, which is what JumpCloud knows. */
    String userName() {
        return read().map(UserDocument::userName)
                .filter(told -> !told.isEmpty())
                .or(() -> record.address().map(EmailAddress::value))
                .or(() -> read().isPresent() ? Optional.empty() : address().map(EmailAddress::value))
                .orElseGet(user::getUsername);
    }

    /** By which JumpCloud knows the person. */
    Optional<EmailAddress> address() {
        return AccountAddress.knownTo(operation.connection(), user, operation.session());
    }

    Optional<String> externalId() {
        return record.key(ScimRecord.EXTERNAL_ID);
    }

    /** The department that was created for this person and nobody else. */
    Optional<String> createdDepartment() {
        return record.key(DEPARTMENT);
    }

    /**
     * @param told the address under which JumpCloud tells of the person
     * @param now whether it is this message that gives the address
     * @throws ScimProblem 400 when there is more than can be stored
     */
    void write(UserDocument person, Optional<EmailAddress> told, boolean now) {
        write(remainder(person.json().deepCopy(), told), keys(person, told), told, now);
    }

    /**
     * As {@link #write}, where something else of the account changes, or this does.
     *
     * @param changes whether something else changes
     * @return whether it was written
     */
    boolean writeChanged(UserDocument person, Optional<EmailAddress> told, boolean now, boolean changes) {
        ObjectNode kept = remainder(person.json().deepCopy(), told);
        List<Key> keys = keys(person, told);
        boolean written = changes || !isStored(kept, keys, told);
        if (written) {
            write(kept, keys, told, now);
        } else if (now) {
            noteRepeated(told);
        }
        return written;
    }

    /**
     * When the address was told last says whether an account under another one was made since. What JumpCloud repeats all the time
     * is noted once a day; nothing else changes with it.
     */
    private void noteRepeated(Optional<EmailAddress> told) {
        ObjectNode stored = read().map(UserDocument::json).orElseThrow();
        long now = Time.currentTimeMillis();
        if (now - addressed(stored) > REPEATED.toMillis()) {
            record.readdress(stored.put(ADDRESSED, now).toString(), told);
        }
    }

    private boolean isStored(ObjectNode kept, List<Key> keys, Optional<EmailAddress> told) {
        return record.isHeld()
                && record.address().equals(told)
                && record.hasKeys(keys)
                && read().map(UserDocument::json)
                        .map(last -> (JsonNode) last.remove(OUR_OWN))
                        .equals(parse(kept.toString()).map(UserDocument::json));
    }

    private void write(ObjectNode kept, List<Key> keys, Optional<EmailAddress> told, boolean now) {
        if (!now) {
            read().ifPresent(last -> kept.put(ADDRESSED, addressed(last.json())));
        }
        kept.put(MODIFIED, Time.currentTimeMillis());
        String json = kept.toString();
        if (json.length() > LONGEST) {
            throw ScimProblem.invalidValue("the user has more than " + LONGEST + " characters")
                    .about(Set.of(longest(kept)));
        }
        record.hold(json, told, keys);
    }

    /** All by which JumpCloud may look for the person: what the account has instead, the person may have changed. */
    private List<Key> keys(UserDocument person, Optional<EmailAddress> told) {
        List<Key> keys = new ArrayList<>();
        person.externalId().ifPresent(id -> keys.add(Key.externalId(checked(ScimRecord.EXTERNAL_ID, id))));
        keys.add(Key.called(checked(USER_NAME, person.userName())));
        told.map(EmailAddress::value).map(Key::called).ifPresent(keys::add);
        person.emails().map(Key::called).forEach(keys::add);
        createdDepartment().ifPresent(id -> keys.add(new Key(DEPARTMENT, id)));
        return keys;
    }

    private static String longest(ObjectNode told) {
        return told.properties().stream()
                .max(Comparator.comparingInt(
                        field -> field.getValue().toString().length()))
                .orElseThrow()
                .getKey();
    }

    /** Without what is stored elsewhere: up to 255 characters, Keycloak keeps an attribute in the row, which is quick. */
    private ObjectNode remainder(ObjectNode person, Optional<EmailAddress> told) {
        person.remove(NOT_STORED);
        removeIn(person, "name", List.of("givenName", "familyName"));
        removeIn(person, UserField.ENTERPRISE, List.of("department"));
        told.map(EmailAddress::value).ifPresent(address -> {
            if (person.path(USER_NAME).asText().equals(address)) {
                person.remove(USER_NAME);
            }
            if (UserView.isOnlyEmail(person.path(EMAILS), address)) {
                person.remove(EMAILS);
            }
        });
        return person;
    }

    private static void removeIn(ObjectNode told, String object, List<String> fields) {
        if (told.path(object) instanceof ObjectNode present
                && present.remove(fields).isEmpty()) {
            told.remove(object);
        }
    }

    /** Notes that SCIM has disabled the account, or has done so no more. */
    void setDisabled(boolean disabled) {
        record.setDisabled(disabled, read().map(UserDocument::json).map(json -> json.put(ADDRESSED, addressed(json))
                .put(MODIFIED, Time.currentTimeMillis())
                .toString()));
    }

    /** @param id of the department that was created for this person */
    void rememberDepartment(String id) {
        record.putKey(DEPARTMENT, id);
    }

    private static String checked(String attribute, String value) {
        if (value.length() > LONGEST_KEY) {
            throw ScimProblem.invalidValue(attribute + ": at most " + LONGEST_KEY + " characters")
                    .about(Set.of(attribute));
        }
        return value;
    }

    /** An administrator may have edited the attribute: what cannot be read was not told. */
    static Optional<UserDocument> parse(String json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode told
                    ? Optional.of(new UserDocument(told))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
