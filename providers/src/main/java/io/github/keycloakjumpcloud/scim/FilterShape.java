package io.github.keycloakjumpcloud.scim;

import java.util.Optional;

/**
 * Checks the text of a filter, or of a path with a filter, before the library's parser reads it. The parser does not
 * notice a missing bracket, fails on objects as values, and limits neither size nor depth.
 */
final class FilterShape {

    static final int MAX_LENGTH = 4_096;

    private static final int MAX_DEPTH = 32;
    // The parser's work grows with the square of it; eighty ids joined by "or" have 320.
    private static final int MAX_SPACES = 400;
    private static final int OUTSIDE = -1;

    private final String text;
    private int depth;
    private int spaces;
    /** The depth of parentheses at which the open bracket stands. */
    private int bracket = OUTSIDE;

    private FilterShape(String text) {
        this.text = text;
    }

    /** The fault, without any of the text; empty when the text may be parsed. */
    static Optional<String> fault(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.of("is longer than " + MAX_LENGTH + " characters");
        }
        return Optional.ofNullable(new FilterShape(text).fault());
    }

    private String fault() {
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) == '"') {
                i = endOfString(i);
                if (i == OUTSIDE) {
                    return "has a string without an end";
                }
            } else {
                String fault = fault(i);
                if (fault != null) {
                    return fault + " at position " + i;
                }
            }
            i++;
        }
        return depth == 0 && bracket == OUTSIDE ? null : "has a bracket that is not closed";
    }

    private int endOfString(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return OUTSIDE;
    }

    private String fault(int at) {
        char c = text.charAt(at);
        switch (c) {
            case '(':
                depth++;
                return depth > MAX_DEPTH ? "is nested too deep" : null;
            case ')':
                depth--;
                return depth < Math.max(0, bracket) ? "has a bracket that was not opened" : null;
            case '[':
                return open(at);
            case ' ':
                spaces++;
                return spaces > MAX_SPACES ? "has too many parts" : null;
            case ']':
                boolean matches = bracket == depth;
                bracket = OUTSIDE;
                return matches ? null : "has a bracket that was not opened";
            default:
                return c == '{' || c == '}' || Character.isISOControl(c) ? "has a wrong character" : null;
        }
    }

    private String open(int at) {
        boolean afterName = at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '_');
        if (bracket != OUTSIDE || !afterName) {
            return "has a bracket in a wrong place";
        }
        bracket = depth;
        return null;
    }
}
