package io.github.keycloakjumpcloud.core.row;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one form in which a row holds several values: {@code key=value;} for each of them. In a value, a backslash stands
 * before a semicolon and before a backslash. A value may be a list of such rows, with a bar between two. Immutable. {@link #toString()} writes it, {@link #read} reads it.
 */
public final class RowText {

    /** Without a value. */
    public static final RowText EMPTY = new RowText(Map.of());

    private static final char IS = '=';
    private static final char END = ';';
    private static final char ESCAPE = '\\';
    private static final String ITEMS = ",";
    private static final String ROWS = "|";
    private static final Pattern KEY = Pattern.compile("[A-Za-z]+");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    private final Map<String, String> values;

    private RowText(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads what is whole: not what lacks its semicolon, being cut off, and not what has no key. Who asks for some keys does
     * not notice others, of a later release perhaps.
     */
    public static RowText read(String stored) {
        Map<String, String> values = new LinkedHashMap<>();
        StringBuilder field = new StringBuilder();
        boolean escaped = false;
        for (char letter : stored.toCharArray()) {
            if (!escaped && letter == END) {
                put(values, field.toString());
                field.setLength(0);
            } else if (!escaped && letter == ESCAPE) {
                escaped = true;
            } else {
                field.append(letter);
                escaped = false;
            }
        }
        return new RowText(values);
    }

    private static void put(Map<String, String> values, String field) {
        int is = field.indexOf(IS);
        if (is > 0 && KEY.matcher(field.substring(0, is)).matches()) {
            values.put(field.substring(0, is), field.substring(is + 1));
        }
    }

    /** @param key letters of ASCII */
    public RowText with(String key, String value) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("no key: " + key);
        }
        Map<String, String> next = new LinkedHashMap<>(values);
        next.put(key, value);
        return new RowText(next);
    }

    /** Without the value where there is none. */
    public RowText with(String key, Optional<String> value) {
        return value.map(text -> with(key, text)).orElse(this);
    }

    /** To the second. */
    public RowText with(String key, Instant time) {
        return with(key, String.valueOf(time.getEpochSecond()));
    }

    /** @param items without commas */
    public RowText with(String key, Collection<String> items) {
        return with(key, String.join(ITEMS, items));
    }

    /** Rows within the row. */
    public RowText withRows(String key, Collection<RowText> rows) {
        return with(
                key,
                rows.stream()
                        .map(row -> row.toString().replace("%", "%25").replace(ROWS, "%7C"))
                        .collect(Collectors.joining(ROWS)));
    }

    /** The value; absent where it is not there. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The time; absent where it is not there, or is none. */
    public Optional<Instant> time(String key) {
        return text(key)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
    }

    /** The items; none where they are not there. */
    public List<String> items(String key) {
        return text(key).filter(text -> !text.isEmpty()).stream()
                .flatMap(text -> Stream.of(text.split(ITEMS, -1)))
                .toList();
    }

    /** The rows within the row; none where they are not there. */
    public List<RowText> rows(String key) {
        return text(key).filter(text -> !text.isEmpty()).stream()
                .flatMap(text -> Stream.of(text.split(Pattern.quote(ROWS), -1)))
                .map(row -> read(row.replace("%7C", ROWS).replace("%25", "%")))
                .toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> {
            text.append(key).append(IS);
            for (char letter : value.toCharArray()) {
                if (letter == END || letter == ESCAPE) {
                    text.append(ESCAPE);
                }
                text.append(letter);
            }
            text.append(END);
        });
        return text.toString();
    }
}
