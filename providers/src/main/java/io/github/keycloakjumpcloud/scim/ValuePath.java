package io.github.keycloakjumpcloud.scim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sub-attribute of the values that a filter in brackets selects, compared outside the brackets:
 * {@code emails[type eq "work"].value eq "ann@acme.example"}. RFC 7644 allows that in the path of a PATCH only, and the
 * library's parser does not know it, but clients also send it in filters. It means the same as
 * {@code emails[(type eq "work") and value eq "ann@acme.example"]}.
 */
final class ValuePath {

    /**
     * What follows the closing bracket: the sub-attribute, the operator and, except after {@code pr}, a value without a
     * blank.
     */
    private static final Pattern COMPARISON = Pattern.compile(
            "\\.([A-Za-z$][\\w$-]*) +(?:(pr)(?![\\w\"])|(\\w+) +(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s()\\[\\]\"]+))",
            Pattern.CASE_INSENSITIVE);

    private ValuePath() {}

    /**
     * The filter with each such comparison moved into its brackets.
     *
     * @param filter a filter in whose shape {@link FilterShape} finds no fault
     */
    static String inside(String filter) {
        if (!filter.contains("].")) {
            return filter;
        }
        StringBuilder result = new StringBuilder();
        int start = 0;
        int open = -1;
        for (int i = 0; i < filter.length(); i++) {
            char c = filter.charAt(i);
            if (c == '"') {
                i = endOfString(filter, i);
            } else if (c == '[') {
                open = i;
            } else if (c == ']') {
                Matcher comparison = COMPARISON.matcher(filter).region(i + 1, filter.length());
                if (comparison.lookingAt() && !filter.substring(open + 1, i).isBlank()) {
                    result.append(filter, start, open + 1)
                            .append('(')
                            .append(filter, open + 1, i)
                            .append(") and ")
                            .append(comparison.group().substring(1))
                            .append(']');
                    i = comparison.end() - 1;
                    start = comparison.end();
                }
            }
        }
        return result.append(filter, start, filter.length()).toString();
    }

    private static int endOfString(String filter, int start) {
        int i = start + 1;
        while (filter.charAt(i) != '"') {
            i += filter.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
