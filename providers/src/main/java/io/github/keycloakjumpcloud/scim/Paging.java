package io.github.keycloakjumpcloud.scim;

import java.util.regex.Pattern;

/**
 * Which part of the found resources is asked for (RFC 7644 §3.4.2.4).
 *
 * @param startIndex of the first one; counts from 1
 * @param count how many at most, 0 to {@link #MAX_COUNT}
 */
public record Paging(int startIndex, int count) {

    public static final int MAX_COUNT = 200;

    private static final int DEFAULT_COUNT = 100;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}");
    private static final int INT_DIGITS = 9;

    /**
     * Limits what is out of range, as the RFC asks.
     *
     * @param startIndex null or blank: 1
     * @param count null or blank: 100
     * @throws ScimProblem 400 {@code invalidValue} when one is no whole number
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
