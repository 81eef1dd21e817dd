package io.github.keycloakjumpcloud.scim;

import java.util.regex.Pattern;

/**
 * The requested part of the results (RFC 7644 §3.4.2.4).
 *
 * @param startIndex the number of the first result, counted from 1
 * @param count the most results, 0 to {@link #MAX_COUNT}
 */
public record Paging(int startIndex, int count) {

    /** The most results of one page. */
    public static final int MAX_COUNT = 200;

    private static final int DEFAULT_COUNT = 100;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}");
    private static final int INT_DIGITS = 9;

    /**
     * Reads the query parameters. Numbers out of range are limited, as the RFC asks.
     *
     * @param startIndex 1 when null or blank
     * @param count 100 when null or blank
     * @throws ScimProblem 400 {@code invalidValue} when either is no whole number
     */
    public static Paging of(String startIndex, String count) {
        return new Paging(
                Math.max(1, number("startIndex", startIndex, 1)),
                Math.min(MAX_COUNT, Math.max(0, number("count", count, DEFAULT_COUNT))));
    }

    private static int number(String name, String text, int absent) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        String number = text.strip();
        if (!NUMBER.matcher(number).matches()) {
            throw ScimProblem.invalidValue(name + " must be a whole number");
        }
        String digits = number.replaceFirst("^[+-]?0*", "");
        boolean negative = number.charAt(0) == '-';
        if (digits.length() > INT_DIGITS) {
            return negative ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        int value = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        return negative ? -value : value;
    }
}
