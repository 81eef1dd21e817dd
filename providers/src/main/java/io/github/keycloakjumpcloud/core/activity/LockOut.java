package io.github.keycloakjumpcloud.core.activity;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody was shut out because of what JumpCloud said.
 *
 * @param at when JumpCloud's message came, to the millisecond
 * @param code of the refusal; of {@link Cause#REFUSED} only
 * @param name the user name at that time; empty when it is not known
 * @param sessions how many sessions ended
 * @param ended what they were; the first 20 of more
 * @param afterMillis how long after the message all of them had ended; empty when that failed, and some may be open
 */
public record LockOut(
        Instant at,
        Cause cause,
        Optional<String> code,
        String userId,
        Optional<String> name,
        int sessions,
        List<Ended> ended,
        Optional<Long> afterMillis)
        implements LogEntry {

    private static final int MOST_SESSIONS = 20;
    private static final int MOST_CLIENTS = 20;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private static final String AT = "at";
    private static final String CAUSE = "cause";
    private static final String CODE = "code";
    private static final String USER = "user";
    private static final String NAME = "name";
    private static final String ENDED = "ended";
    private static final String SESSION = "session";
    private static final String OFFLINE = "offline";
    private static final String CLIENTS = "clients";
    private static final String CLIENT = "client";
    private static final String AFTER = "after";
    private static final String SESSIONS = "sessions";

    /** What JumpCloud said. The slugs are stored. */
    public enum Cause {
        /** SCIM disabled the account. */
        DISABLED,
        /** SCIM deleted the account, or let go of it. */
        DELETED,
        /** The person was refused at a sign-in. */
        REFUSED,
        /** A sign-in had passed while SCIM disabled the account. */
        SAME_MOMENT,
        /** The account gave way to another one of the same person. */
        CLOSED;
    }

    /**
     * A session that ended.
     *
     * @param id Keycloak's id of it
     * @param clients the applications that it had, by client id; the first 20 of more
     */
    public record Ended(String id, boolean offline, List<String> clients) {

        public Ended {
            clients = clients.stream()
                    .map(client -> AttributeText.clean(client, AttributeText.NAME_LIMIT))
                    .sorted()
                    .limit(MOST_CLIENTS)
                    .toList();
        }

        private RowText row() {
            return RowText.EMPTY
                    .with(SESSION, id)
                    .with(OFFLINE, String.valueOf(offline))
                    .withRows(
                            CLIENTS,
                            clients.stream()
                                    .map(client -> RowText.EMPTY.with(CLIENT, client))
                                    .toList());
        }

        private static Optional<Ended> read(RowText row) {
            List<String> clients = row.rows(CLIENTS).stream()
                    .flatMap(client -> client.text(CLIENT).stream())
                    .toList();
            boolean offline = row.text(OFFLINE).filter("true"::equals).isPresent();
            return row.text(SESSION).map(id -> new Ended(id, offline, clients));
        }
    }

    public LockOut {
        name = name.map(text -> AttributeText.clean(text, AttributeText.NAME_LIMIT));
        ended = ended.stream().limit(MOST_SESSIONS).toList();
    }

    static Optional<LockOut> read(RowText row) {
        List<Ended> ended = row.rows(ENDED).stream()
                .flatMap(one -> Ended.read(one).stream())
                .toList();
        int sessions = number(row, SESSIONS).map(Long::intValue).orElse(ended.size());
        return number(row, AT).map(Instant::ofEpochMilli).flatMap(at -> row.text(CAUSE)
                .flatMap(slug -> Slug.find(Cause.class, slug))
                .flatMap(cause -> row.text(USER)
                        .map(user -> new LockOut(
                                at,
                                cause,
                                row.text(CODE),
                                user,
                                row.text(NAME),
                                sessions,
                                ended,
                                number(row, AFTER)))));
    }

    private static Optional<Long> number(RowText row, String key) {
        return row.text(key).filter(text -> NUMBER.matcher(text).matches()).map(Long::valueOf);
    }

    @Override
    public RowText row() {
        return RowText.EMPTY
                .with(AT, String.valueOf(at.toEpochMilli()))
                .with(CAUSE, Slug.of(cause))
                .with(CODE, code)
                .with(USER, userId)
                .with(NAME, name)
                .with(AFTER, afterMillis.map(String::valueOf))
                .with(SESSIONS, String.valueOf(sessions))
                .withRows(ENDED, ended.stream().map(Ended::row).toList());
    }
}
