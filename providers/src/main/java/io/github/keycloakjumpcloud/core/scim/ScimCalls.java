package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came over SCIM of late: the last call of each operation, the newest first. Immutable. {@link #toString()} writes it,
 * {@link #read} reads it.
 */
public record ScimCalls(List<ScimCall> calls) {

    /** As long as nothing came. */
    public static final ScimCalls NONE = new ScimCalls(List.of());

    /** There are fewer operations. */
    private static final int LIMIT = 24;

    private static final String CALL = "call";

    public ScimCalls {
        calls = List.copyOf(calls);
    }

    /** With this call in the place of the one before it of the same operation, unless that one came later. */
    public ScimCalls with(ScimCall call) {
        boolean isOlder = calls.stream()
                .anyMatch(known ->
                        known.operation().equals(call.operation()) && known.at().isAfter(call.at()));
        if (isOlder) {
            return this;
        }
        Stream<ScimCall> others =
                calls.stream().filter(known -> !known.operation().equals(call.operation()));
        return new ScimCalls(Stream.concat(Stream.of(call), others)
                .sorted(Comparator.comparing(ScimCall::at).reversed())
                .limit(LIMIT)
                .toList());
    }

    /** Reads what is whole. */
    public static ScimCalls read(String stored) {
        RowText row = RowText.read(stored);
        return new ScimCalls(keys().flatMap(key -> row.text(key).stream())
                .flatMap(text -> ScimCall.read(text).stream())
                .toList());
    }

    @Override
    public String toString() {
        RowText row = RowText.EMPTY;
        List<String> keys = keys().toList();
        for (int i = 0; i < calls.size(); i++) {
            row = row.with(keys.get(i), calls.get(i).text());
        }
        return row.toString();
    }

    /** Keys are letters. */
    private static Stream<String> keys() {
        return Stream.iterate('A', letter -> (char) (letter + 1)).limit(LIMIT).map(letter -> CALL + letter);
    }
}
