package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the brake remembers of a connection: the people who lost the use of their accounts within the last hour, and
 * since when the brake is engaged. Immutable. {@link #toString()} is the stored form, and {@link #parse} reads it.
 */
public final class BrakeRecord {

    /** Nothing has happened. */
    public static final BrakeRecord EMPTY = new BrakeRecord(null, null, Map.of());

    private static final int MINUTES = 60;

    /** For this long a counted number of users is used without counting again. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private static final String KNOWN = "known";
    private static final String LOST = "lost";
    private static final String END = ";";
    private static final String FIELDS = ":";

    private final Instant engagedSince;
    private final KnownUsers known;
    private final Map<PersonMark, Lost> lost;

    private BrakeRecord(Instant engagedSince, KnownUsers known, Map<PersonMark, Lost> lost) {
        this.engagedSince = engagedSince;
        this.known = known;
        this.lost = lost;
    }

    private record KnownUsers(UserCount users, Instant at) {

        String stored() {
            return users.settled() + FIELDS + users.recent() + FIELDS + at.toEpochMilli();
        }
    }

    /** When a person was last lost, in minutes since the epoch, and how. */
    private record Lost(long minute, Tenure tenure, boolean removed) {

        /** The text under which people with equal values are stored together. */
        String stored() {
            return minute + FIELDS + tenure.name().charAt(0) + (removed ? "R" : "L");
        }

        static Lost parse(String[] fields) {
            Tenure tenure =
                    switch (fields[1].charAt(0)) {
                        case 'S' -> Tenure.SETTLED;
                        case 'R' -> Tenure.RECENT;
                        default -> throw notOurs();
                    };
            return new Lost(Long.parseLong(fields[0]), tenure, fields[1].endsWith("R"));
        }
    }

    /**
     * Reads a stored text without failing. Of an earlier release's text only the time since which the brake is engaged
     * is kept; any other text gives {@link #EMPTY}.
     */
    public static BrakeRecord read(String stored) {
        try {
            return parse(stored);
        } catch (IllegalArgumentException e) {
            return engaged(stored)
                    .filter(millis -> millis.matches("\\d{1,18}"))
                    .map(millis -> new BrakeRecord(time(millis), null, Map.of()))
                    .orElse(EMPTY);
        }
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static BrakeRecord parse(String stored) {
        Instant engaged = engaged(stored).map(BrakeRecord::time).orElse(null);
        RowText text = text(stored);
        KnownUsers known =
                text.text(KNOWN).map(counted -> known(fields(counted, 3))).orElse(null);
        return new BrakeRecord(engaged, known, lost(text));
    }

    private static Optional<String> engaged(String stored) {
        return Optional.of(stored.split(END, -1)[0]).filter(Predicate.not(String::isEmpty));
    }

    private static RowText text(String stored) {
        RowText text = RowText.read(stored);
        if (text.text(LOST).isPresent()) {
            return text;
        }
        String[] earlier = stored.split(END, -1);
        if (earlier.length != 3) {
            throw notOurs();
        }
        return RowText.EMPTY
                .with(KNOWN, Optional.of(earlier[1]).filter(Predicate.not(String::isEmpty)))
                .with(LOST, earlier[2]);
    }

    private static Map<PersonMark, Lost> lost(RowText text) {
        Map<PersonMark, Lost> lost = new LinkedHashMap<>();
        for (String item : text.items(LOST)) {
            String[] fields = fields(item, 3);
            if (!fields[1].matches("[SR][RL]")) {
                throw notOurs();
            }
            PersonMark.parseAll(fields[2]).forEach(person -> lost.put(person, Lost.parse(fields)));
        }
        return lost;
    }

    private static IllegalArgumentException notOurs() {
        return new IllegalArgumentException("not a record of the brake");
    }

    private static String[] fields(String item, int count) {
        String[] fields = item.split(FIELDS, -1);
        if (fields.length != count) {
            throw notOurs();
        }
        return fields;
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static KnownUsers known(String[] fields) {
        return new KnownUsers(new UserCount(Long.parseLong(fields[0]), Long.parseLong(fields[1])), time(fields[2]));
    }

    /** Since when the brake is engaged; empty when it is not. */
    public Optional<Instant> engagedSince() {
        return Optional.ofNullable(engagedSince);
    }

    /** The record without losses that are older than an hour, to the minute. */
    public BrakeRecord lastHour(Instant now) {
        long current = minute(now);
        Map<PersonMark, Lost> recent = new LinkedHashMap<>(lost);
        recent.values().removeIf(each -> each.minute() <= current - MINUTES || each.minute() > current);
        return new BrakeRecord(engagedSince, known, recent);
    }

    /** How many people were lost. */
    public long losses() {
        return lost.size();
    }

    long losses(Tenure tenure) {
        return lost.values().stream().filter(each -> each.tenure() == tenure).count();
    }

    boolean has(String person) {
        return lost.containsKey(PersonMark.of(person));
    }

    /** The lost people who are no longer among the connection's users. */
    UserCount removals() {
        return new UserCount(removals(Tenure.SETTLED), removals(Tenure.RECENT));
    }

    private long removals(Tenure tenure) {
        return lost.values().stream()
                .filter(each -> each.removed() && each.tenure() == tenure)
                .count();
    }

    /** The record with this loss. Of a person who was lost before, the latest time counts. */
    BrakeRecord plus(Loss loss, Instant now) {
        PersonMark person = PersonMark.of(loss.person());
        Lost before = lost.get(person);
        Tenure tenure = before == null ? loss.tenure(now) : before.tenure();
        return with(person, new Lost(minute(now), tenure, loss.kind() == Loss.Kind.REMOVAL));
    }

    /**
     * The record after a removed person has become one of the connection's users again. The person still counts as a
     * loss, but is no longer added to the number of users.
     *
     * @param id the account's id
     */
    public BrakeRecord returned(String id) {
        PersonMark person = PersonMark.of(id);
        Lost before = lost.get(person);
        return before == null || !before.removed()
                ? this
                : with(person, new Lost(before.minute(), before.tenure(), false));
    }

    private BrakeRecord with(PersonMark person, Lost now) {
        Map<PersonMark, Lost> next = new LinkedHashMap<>(lost);
        next.put(person, now);
        return new BrakeRecord(engagedSince, known, next);
    }

    /**
     * The users as counted within the last ten minutes, people removed before included; empty when the count is older.
     */
    Optional<UserCount> knownUsers(Instant now) {
        return Optional.ofNullable(known)
                .filter(counted -> !counted.at().isAfter(now)
                        && Duration.between(counted.at(), now).compareTo(KNOWN_FOR) < 0)
                .map(KnownUsers::users);
    }

    BrakeRecord knowing(UserCount users, Instant now) {
        return new BrakeRecord(engagedSince, new KnownUsers(users, now), lost);
    }

    /** The record of an engaged brake. A brake that was engaged before keeps its time. */
    public BrakeRecord engaged(Instant now) {
        return engagedSince != null ? this : new BrakeRecord(now, known, lost);
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 60L);
    }

    /**
     * The form in which it is stored, behind since when the brake is engaged, in bare milliseconds: a node with an earlier
     * build reads those alone, and must not take an engaged brake for a released one.
     */
    @Override
    public String toString() {
        return (engagedSince == null ? "" : String.valueOf(engagedSince.toEpochMilli()))
                + END
                + RowText.EMPTY
                        .with(KNOWN, Optional.ofNullable(known).map(KnownUsers::stored))
                        .with(LOST, stored(lost));
    }

    private static List<String> stored(Map<PersonMark, Lost> lost) {
        Map<String, StringBuilder> groups = new LinkedHashMap<>();
        lost.forEach((person, how) ->
                groups.computeIfAbsent(how.stored(), any -> new StringBuilder()).append(person.text()));
        List<String> items = new ArrayList<>();
        groups.forEach((how, people) -> items.add(how + FIELDS + people));
        return items;
    }
}
