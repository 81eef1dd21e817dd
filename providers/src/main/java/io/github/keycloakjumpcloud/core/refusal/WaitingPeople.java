package io.github.keycloakjumpcloud.core.refusal;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Those who were refused, have asked for access, and have not got it yet, each once, the longest ago first.
 * Immutable. {@link #toString()} writes it, {@link #read} reads it.
 */
public record WaitingPeople(List<Waiting> all) {

    /** As long as nobody has asked. */
    public static final WaitingPeople NONE = new WaitingPeople(List.of());

    /** How long somebody waits: as long as it is known who was refused. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final int MOST = 500;
    private static final String KEY = "waiting";
    private static final Pattern ITEM = Pattern.compile("([0-9a-f-]{36})@([0-9A-Z]{4}-[0-9A-Z]{4})@(\\d{1,11})");

    /**
     * Somebody who waits.
     *
     * @param person a UUID that says nothing of the person
     * @param reference of the refusal that they have asked about last
     * @param since to the second
     */
    public record Waiting(String person, String reference, Instant since) {

        private static Stream<Waiting> read(String item) {
            return Optional.of(ITEM.matcher(item)).filter(Matcher::matches).stream()
                    .map(found -> new Waiting(
                            found.group(1), found.group(2), Instant.ofEpochSecond(Long.parseLong(found.group(3)))));
        }

        private String text() {
            return person + "@" + reference + "@" + since.getEpochSecond();
        }
    }

    public WaitingPeople {
        all = List.copyOf(all);
    }

    /** With one more, in the place of the same person; without those who have waited too long, and the first of too many. */
    public WaitingPeople with(Waiting one) {
        List<Waiting> next = Stream.concat(
                        without(one.person()).all().stream()
                                .filter(waiting -> waiting.since().plus(LONGEST).isAfter(one.since())),
                        Stream.of(one))
                .toList();
        return new WaitingPeople(next.subList(Math.max(0, next.size() - MOST), next.size()));
    }

    /** Without that person. */
    public WaitingPeople without(String person) {
        return new WaitingPeople(
                all.stream().filter(waiting -> !waiting.person().equals(person)).toList());
    }

    /** Those who have waited since that time or longer. */
    public List<Waiting> since(Instant time) {
        return all.stream().filter(waiting -> !waiting.since().isAfter(time)).toList();
    }

    /** Reads what is whole. */
    public static WaitingPeople read(String stored) {
        return new WaitingPeople(
                RowText.read(stored).items(KEY).stream().flatMap(Waiting::read).toList());
    }

    @Override
    public String toString() {
        return RowText.EMPTY.with(KEY, all.stream().map(Waiting::text).toList()).toString();
    }
}
