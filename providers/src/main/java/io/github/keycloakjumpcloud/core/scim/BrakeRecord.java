package io.github.keycloakjumpcloud.core.scim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of the people whom a connection took the use of their accounts from: who they were in the last hour,
 * and since when the brake is engaged. Immutable. {@link #toString()} is the stored form, {@link #parse} reads it.
 */
public final class BrakeRecord {

    /** Nothing has happened. */
    public static final BrakeRecord EMPTY = new BrakeRecord(null, null, Map.of());

    private static final int MINUTES = 60;

    /** How long a number of users is good enough not to be counted again. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private static final String PARTS = ";";
    private static final String ITEMS = ",";
    private static final String FIELDS = ":";

    private final Instant engagedSince;
    private final KnownUsers known;
    private final Map<PersonMark, Lost> lost;

    private BrakeRecord(Instant engagedSince, KnownUsers known, Map<PersonMark, Lost> lost) {
        this.engagedSince = engagedSince;
        this.known = known;
        this.lost = lost;
    }

    private record KnownUsers(UserCount users, Instant at) {}

    /** When a person was lost last, in minutes since the epoch, and how. */
    private record Lost(long minute, Tenure tenure, boolean removed) {

        /** What those have in common who are stored together. */
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

    /** The same, leniently: of a text of an earlier release only since when the brake is engaged, and of any other nothing. */
    public static BrakeRecord read(String stored) {
        try {
            return parse(stored);
        } catch (IllegalArgumentException e) {
            String engaged = stored.split(PARTS, -1)[0];
            return engaged.matches("\\d{1,18}") ? new BrakeRecord(time(engaged), null, Map.of()) : EMPTY;
        }
    }

    /** @throws IllegalArgumentException when the text is not what {@link #toString()} made */
    public static BrakeRecord parse(String stored) {
        String[] parts = stored.split(PARTS, -1);
        if (parts.length != 3) {
            throw notOurs();
        }
        Map<PersonMark, Lost> lost = new LinkedHashMap<>();
        for (String item : items(parts[2])) {
            String[] fields = fields(item, 3);
            if (!fields[1].matches("[SR][RL]")) {
                throw notOurs();
            }
            PersonMark.parseAll(fields[2]).forEach(person -> lost.put(person, Lost.parse(fields)));
        }
        return new BrakeRecord(
                parts[0].isEmpty() ? null : time(parts[0]),
                parts[1].isEmpty() ? null : known(fields(parts[1], 3)),
                lost);
    }

    private static IllegalArgumentException notOurs() {
        return new IllegalArgumentException("not a record of the brake");
    }

    private static List<String> items(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(ITEMS, -1));
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

    /** Since when the brake is engaged. */
    public Optional<Instant> engagedSince() {
        return Optional.ofNullable(engagedSince);
    }

    /** Without what is older than an hour, to the minute. */
    public BrakeRecord lastHour(Instant now) {
        long current = minute(now);
        Map<PersonMark, Lost> recent = new LinkedHashMap<>(lost);
        recent.values().removeIf(each -> each.minute() <= current - MINUTES || each.minute() > current);
        return new BrakeRecord(engagedSince, known, recent);
    }

    /** How many people. */
    public long losses() {
        return lost.size();
    }

    long losses(Tenure tenure) {
        return lost.values().stream().filter(each -> each.tenure() == tenure).count();
    }

    boolean has(String person) {
        return lost.containsKey(PersonMark.of(person));
    }

    /** Those who are no longer among the connection's users. */
    UserCount removals() {
        return new UserCount(removals(Tenure.SETTLED), removals(Tenure.RECENT));
    }

    private long removals(Tenure tenure) {
        return lost.values().stream()
                .filter(each -> each.removed() && each.tenure() == tenure)
                .count();
    }

    /** Of a person who was lost before, the last time counts. */
    BrakeRecord plus(Loss loss, Instant now) {
        PersonMark person = PersonMark.of(loss.person());
        Lost before = lost.get(person);
        Tenure tenure = before == null ? loss.tenure(now) : before.tenure();
        return with(person, new Lost(minute(now), tenure, loss.kind() == Loss.Kind.REMOVAL));
    }

    /**
     * After a person who was removed has become one of the connection's users again. They stay counted among the losses,
     * and are no longer added to the users.
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

    /** The users as they were counted a short while ago, those removed before included. */
    Optional<UserCount> knownUsers(Instant now) {
        return Optional.ofNullable(known)
                .filter(counted -> !counted.at().isAfter(now)
                        && Duration.between(counted.at(), now).compareTo(KNOWN_FOR) < 0)
                .map(KnownUsers::users);
    }

    BrakeRecord knowing(UserCount users, Instant now) {
        return new BrakeRecord(engagedSince, new KnownUsers(users, now), lost);
    }

    /** Engaged now; as it is when it was engaged before. */
    public BrakeRecord engaged(Instant now) {
        return engagedSince != null ? this : new BrakeRecord(now, known, lost);
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 60L);
    }

    @Override
    public String toString() {
        Map<String, StringBuilder> groups = new LinkedHashMap<>();
        lost.forEach((person, how) ->
                groups.computeIfAbsent(how.stored(), any -> new StringBuilder()).append(person.text()));
        List<String> items = new ArrayList<>();
        groups.forEach((how, people) -> items.add(how + FIELDS + people));
        return String.join(
                PARTS,
                engagedSince == null ? "" : String.valueOf(engagedSince.toEpochMilli()),
                known == null
                        ? ""
                        : known.users().settled()
                                + FIELDS
                                + known.users().recent()
                                + FIELDS
                                + known.at().toEpochMilli(),
                String.join(ITEMS, items));
    }
}
