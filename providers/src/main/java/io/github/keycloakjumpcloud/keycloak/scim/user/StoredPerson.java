package io.github.keycloakjumpcloud.keycloak.scim.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.ScimProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** The User resource as the connection's SCIM client told it last, in the account's {@link ScimRecord}. */
final class StoredPerson {

    /** Member of the stored JSON that is no SCIM attribute: when SCIM wrote last, in milliseconds of the epoch. */
    static final String MODIFIED = "$modified";

    private static final String USER_NAME = "userName";
    private static final String EMAIL = "email";
    private static final String DEPARTMENT = "createdDepartment";

    /** Makes plain nodes: the library's, which ignore letter case, equal no others. */
    private static final ObjectReader JSON = new ObjectMapper().reader();

    /** What no client writes, the key that is stored apart, and what {@link UserView} always takes from the account. */
    private static final List<String> NOT_STORED =
            List.of("schemas", "id", ScimRecord.EXTERNAL_ID, "meta", "groups", "active", "title");

    /** Longest value that Keycloak's index on user attributes takes, with the connection's id before it. */
    private static final int LONGEST_KEY = 200;

    /** Longest JSON, in characters; the record has a little more. */
    private static final int LONGEST = ScimRecord.LONGEST - 100;

    private final UserModel user;
    private final ScimRecord record;

    StoredPerson(Operation operation, UserModel user) {
        this.user = user;
        this.record = new ScimRecord(user, operation.connection());
    }

    Optional<UserDocument> read() {
        return record.json().map(StoredPerson::parse);
    }

    /** When SCIM wrote last; the epoch for somebody who came by SAML alone. */
    Instant lastWrite() {
        return Instant.ofEpochMilli(
                read().map(person -> person.json().path(MODIFIED).asLong()).orElse(0L));
    }

    /** As it was told; Keycloak's where nothing else was. */
    String userName() {
        return read().map(UserDocument::userName)
                .filter(told -> !told.isEmpty())
                .orElseGet(user::getUsername);
    }

    Optional<String> externalId() {
        return record.key(ScimRecord.EXTERNAL_ID);
    }

    /** The department that was created for this person and nobody else. */
    Optional<String> createdDepartment() {
        return record.key(DEPARTMENT);
    }

    /** The value of {@link ScimRecord#KEYS} of whoever has this external id. */
    static String externalIdKey(ConnectionConfig connection, String externalId) {
        return ScimRecord.key(connection, ScimRecord.EXTERNAL_ID, externalId);
    }

    /** The value of {@link ScimRecord#KEYS} of whoever has this user name at JumpCloud and another one in Keycloak. */
    static String userNameKey(ConnectionConfig connection, String userName) {
        return ScimRecord.key(connection, USER_NAME, userName.toLowerCase(Locale.ROOT));
    }

    /** The value of {@link ScimRecord#KEYS} of whoever has this address besides the account's own. */
    static String emailKey(ConnectionConfig connection, String address) {
        return ScimRecord.key(connection, EMAIL, address.toLowerCase(Locale.ROOT));
    }

    /** @throws ScimProblem 400 when there is more than can be stored */
    void write(UserDocument person) {
        ObjectNode told = remainder(person.json().deepCopy());
        told.put(MODIFIED, Time.currentTimeMillis());
        String json = told.toString();
        if (json.length() > LONGEST) {
            throw ScimProblem.invalidValue("the user has more than " + LONGEST + " characters")
                    .about(Set.of(longest(told)));
        }
        List<ScimRecord.Key> keys = new ArrayList<>();
        person.externalId()
                .ifPresent(id ->
                        keys.add(new ScimRecord.Key(ScimRecord.EXTERNAL_ID, checked(ScimRecord.EXTERNAL_ID, id))));
        if (!person.userName().equalsIgnoreCase(user.getUsername())) {
            String userName = checked(USER_NAME, person.userName());
            keys.add(new ScimRecord.Key(USER_NAME, userName.toLowerCase(Locale.ROOT)));
        }
        person.emails()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .filter(address -> !address.equals(user.getEmail()))
                .forEach(address -> keys.add(new ScimRecord.Key(EMAIL, address)));
        createdDepartment().ifPresent(id -> keys.add(new ScimRecord.Key(DEPARTMENT, id)));
        record.hold(json, keys);
    }

    private static String longest(ObjectNode told) {
        return told.properties().stream()
                .max(Comparator.comparingInt(
                        field -> field.getValue().toString().length()))
                .orElseThrow()
                .getKey();
    }

    /** Without what the account has itself: up to 255 characters, Keycloak keeps an attribute in the row, which is quick. */
    private ObjectNode remainder(ObjectNode told) {
        told.remove(NOT_STORED);
        removeIn(told, "name", List.of("givenName", "familyName"));
        removeIn(told, UserField.ENTERPRISE, List.of("department"));
        if (told.path(USER_NAME).asText().equals(user.getUsername())) {
            told.remove(USER_NAME);
        }
        if (UserView.isOnlyEmail(told.path("emails"), user.getEmail())) {
            told.remove("emails");
        }
        return told;
    }

    private static void removeIn(ObjectNode told, String object, List<String> fields) {
        if (told.path(object) instanceof ObjectNode present
                && present.remove(fields).isEmpty()) {
            told.remove(object);
        }
    }

    /** Notes that SCIM has changed the account, though not what is stored of the person. */
    void touch() {
        read().map(UserDocument::json)
                .ifPresent(json ->
                        record.hold(json.put(MODIFIED, Time.currentTimeMillis()).toString()));
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

    static UserDocument parse(String json) {
        try {
            return new UserDocument((ObjectNode) JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored SCIM record of a user is no JSON", e);
        }
    }
}
