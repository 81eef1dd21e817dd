package io.github.keycloakjumpcloud.core.activity;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many people signed in, and how many were refused. Immutable.
 *
 * @param refusals by code, for example {@code JC-101}
 */
public record Tally(long signIns, SortedMap<String, Long> refusals) {

    /** Nobody came. */
    public static final Tally NONE = new Tally(0, new TreeMap<>());

    private static final String CODES = "+";
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})@(.*)");
    private static final Pattern REFUSALS = Pattern.compile("([A-Z0-9-]{1,20}):(\\d{1,18})");

    public Tally {
        refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
    }

    public static Tally ofSignIn() {
        return new Tally(1, new TreeMap<>());
    }

    public static Tally ofRefusal(String code) {
        return new Tally(0, new TreeMap<>(Map.of(code, 1L)));
    }

    public Tally plus(Tally other) {
        SortedMap<String, Long> sum = new TreeMap<>(refusals);
        other.refusals.forEach((code, number) -> sum.merge(code, number, Long::sum));
        return new Tally(signIns + other.signIns, sum);
    }

    /** Of all codes. */
    public long refused() {
        return refusals.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Without commas and semicolons. */
    String text() {
        return signIns + "@"
                + refusals.entrySet().stream()
                        .map(one -> one.getKey() + ":" + one.getValue())
                        .collect(Collectors.joining(CODES));
    }

    /** Empty for what is none. */
    static Optional<Tally> read(String text) {
        Matcher whole = TEXT.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        SortedMap<String, Long> refusals = new TreeMap<>();
        Stream.of(whole.group(2).split(Pattern.quote(CODES), -1))
                .map(REFUSALS::matcher)
                .filter(Matcher::matches)
                .forEach(one -> refusals.put(one.group(1), Long.valueOf(one.group(2))));
        return Optional.of(new Tally(Long.parseLong(whole.group(1)), refusals));
    }
}
