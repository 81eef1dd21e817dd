package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * A value of {@link ScimRecord#ATTRIBUTE}: {@code <connection> held+disabled=ann@acme.example {…}}. Lines of earlier releases
 * have neither the mark nor the address.
 *
 * @param connection internal id of the connection
 * @param disabled whether the connection's SCIM client has disabled the account
 * @param address the address under which JumpCloud told of the person last
 * @param json what else the SCIM client told
 */
record RecordLine(String connection, Hold hold, boolean disabled, Optional<EmailAddress> address, String json) {

    private static final String DISABLED = "+disabled";
    private static final String ADDRESS = "=";
    static final String NOTHING = "{}";

    enum Hold {
        /** SCIM has only disabled it. */
        NONE,
        HELD,
        RELEASED;

        private final String word = name().toLowerCase(Locale.ROOT);

        String word() {
            return word;
        }
    }

    static RecordLine empty(String connection) {
        return new RecordLine(connection, Hold.NONE, false, Optional.empty(), NOTHING);
    }

    static RecordLine parse(String line) {
        String[] parts = line.split(" ", 3);
        String state = parts.length > 1 ? parts[1] : "";
        int address = state.indexOf(ADDRESS);
        String marks = address < 0 ? state : state.substring(0, address);
        return new RecordLine(
                parts[0],
                hold(marks),
                marks.endsWith(DISABLED),
                address < 0 ? Optional.empty() : EmailAddress.parse(state.substring(address + 1)),
                parts.length > 2 ? parts[2] : NOTHING);
    }

    private static Hold hold(String marks) {
        if (marks.startsWith(Hold.HELD.word)) {
            return Hold.HELD;
        }
        return marks.startsWith(Hold.RELEASED.word) ? Hold.RELEASED : Hold.NONE;
    }

    RecordLine held(String told, Optional<EmailAddress> under) {
        return new RecordLine(connection, Hold.HELD, disabled, under, told);
    }

    RecordLine released() {
        return new RecordLine(connection, Hold.RELEASED, disabled, Optional.empty(), json);
    }

    RecordLine disabled(boolean now) {
        return new RecordLine(connection, hold, now, address, json);
    }

    RecordLine with(String told) {
        return new RecordLine(connection, hold, disabled, address, told);
    }

    /** Whether there is nothing to be kept. */
    boolean isEmpty() {
        return hold == Hold.NONE && !disabled;
    }

    String text() {
        return connection + " " + hold.word + (disabled ? DISABLED : "")
                + address.map(told -> ADDRESS + told.value()).orElse("") + " " + json;
    }
}
