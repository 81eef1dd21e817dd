package io.github.keycloakjumpcloud.core.scim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is remembered of a connection's deactivations and deletions: how many there were in each minute of the last hour,
 * and since when the brake is engaged. Immutable. {@link #toString()} is the stored form, {@link #parse} reads it.
 */
public final class BrakeRecord {

    /** Nothing has happened. */
    public static final BrakeRecord EMPTY = new BrakeRecord(null, null, List.of());

    private static final int MINUTES = 60;

    /** How long a number of users is good enough not to be counted again. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private static final String PARTS = ";";
    private static final String ITEMS = ",";
    private static final String FIELDS = ":";

    private final Instant engagedSince;
    private final KnownUsers known;
    private final List<Minute> minutes;

    private BrakeRecord(Instant engagedSince, KnownUsers known, List<Minute> minutes) {
        this.engagedSince = engagedSince;
        this.known = known;
        this.minutes = List.copyOf(minutes);
    }

    private record KnownUsers(long users, Instant at) {}

    private record Minute(long sinceEpoch, long losses, long removals) {}

    /** @throws IllegalArgumentException when the text is not what {@link #toString()} made */
    public static BrakeRecord parse(String stored) {
        String[] parts = stored.split(PARTS, -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a record of the brake");
        }
        List<Minute> minutes = new ArrayList<>();
        for (String item : items(parts[2])) {
            long[] fields = numbers(item, 3);
            minutes.add(new Minute(fields[0], fields[1], fields[2]));
        }
        return new BrakeRecord(
                parts[0].isEmpty() ? null : Instant.ofEpochMilli(numbers(parts[0], 1)[0]),
                parts[1].isEmpty() ? null : known(numbers(parts[1], 2)),
                minutes);
    }

    private static List<String> items(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(ITEMS, -1));
    }

    private static long[] numbers(String item, int count) {
        String[] fields = item.split(FIELDS, -1);
        if (fields.length != count) {
            throw new IllegalArgumentException("not a record of the brake");
        }
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Long.parseLong(fields[i]);
        }
        return numbers;
    }

    private static KnownUsers known(long[] fields) {
        return new KnownUsers(fields[0], Instant.ofEpochMilli(fields[1]));
    }

    /** Since when the brake is engaged. */
    public Optional<Instant> engagedSince() {
        return Optional.ofNullable(engagedSince);
    }

    /** Without what is older than an hour, to the minute. */
    public BrakeRecord lastHour(Instant now) {
        long current = minute(now);
        return new BrakeRecord(
                engagedSince,
                known,
                minutes.stream()
                        .filter(minute -> minute.sinceEpoch() > current - MINUTES && minute.sinceEpoch() <= current)
                        .toList());
    }

    /** Deactivations and deletions together. */
    public long losses() {
        return minutes.stream().mapToLong(Minute::losses).sum();
    }

    /** Of the losses, those after which the user is no longer one of the connection's. */
    long removals() {
        return minutes.stream().mapToLong(Minute::removals).sum();
    }

    BrakeRecord plus(Loss loss, Instant now) {
        long current = minute(now);
        int removals = loss == Loss.REMOVAL ? 1 : 0;
        List<Minute> next = new ArrayList<>(minutes);
        int last = next.size() - 1;
        if (last >= 0 && next.get(last).sinceEpoch() == current) {
            Minute sofar = next.get(last);
            next.set(last, new Minute(current, sofar.losses() + 1, sofar.removals() + removals));
        } else {
            next.add(new Minute(current, 1, removals));
        }
        return new BrakeRecord(engagedSince, known, next);
    }

    /** The users as they were counted a short while ago, those removed before included. */
    OptionalLong knownUsers(Instant now) {
        boolean fresh = known != null
                && !known.at().isAfter(now)
                && Duration.between(known.at(), now).compareTo(KNOWN_FOR) < 0;
        return fresh ? OptionalLong.of(known.users()) : OptionalLong.empty();
    }

    BrakeRecord knowing(long users, Instant now) {
        return new BrakeRecord(engagedSince, new KnownUsers(users, now), minutes);
    }

    /** Engaged now; as it is when it was engaged before. */
    public BrakeRecord engaged(Instant now) {
        return engagedSince != null ? this : new BrakeRecord(now, known, minutes);
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 60L);
    }

    @Override
    public String toString() {
        List<String> items = new ArrayList<>();
        for (Minute minute : minutes) {
            items.add(minute.sinceEpoch() + FIELDS + minute.losses() + FIELDS + minute.removals());
        }
        return String.join(
                PARTS,
                engagedSince == null ? "" : String.valueOf(engagedSince.toEpochMilli()),
                known == null ? "" : known.users() + FIELDS + known.at().toEpochMilli(),
                String.join(ITEMS, items));
    }
}
