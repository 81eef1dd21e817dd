package io.github.keycloakjumpcloud.scim;

import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import java.util.Set;

/** The strings that are accepted: those that databases can store, up to the length of their column. */
final class TextRule {

    private static final int SHORT = 255;
    private static final int USUAL = 1_024;
    private static final int REFERENCE = 4_096;

    // They name accounts and groups, or are looked up: their columns hold 255 characters.
    private static final Set<String> NAMES = Set.of(
            "userName",
            "externalId",
            "name.givenName",
            "name.familyName",
            "emails.value",
            "members.value",
            SupportedSchema.ENTERPRISE + ":department");
    private static final Set<String> LINES = Set.of("addresses.formatted", "addresses.streetAddress");

    private TextRule() {}

    static void check(SchemaAttribute attribute, String text) {
        int most = longest(attribute);
        if (text.length() > most) {
            throw attribute.invalid("is longer than " + most + " characters");
        }
        if (!isStorable(text)) {
            throw attribute.invalid("has a control character or half a character");
        }
        if (hasLayout(text) && !LINES.contains(attribute.path())) {
            throw attribute.invalid("has a line break or tabulator");
        }
    }

    private static boolean hasLayout(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isLayout(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text is well-formed Unicode without control characters other than line breaks and tabs. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && !isLayout(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLayout(char c) {
        return c == '\n' || c == '\r' || c == '\t';
    }

    private static int longest(SchemaAttribute attribute) {
        if (NAMES.contains(attribute.path())) {
            return SHORT;
        }
        return attribute.definition().getType() == Type.REFERENCE ? REFERENCE : USUAL;
    }

    /** Whether the text is empty or has only white space, of any script. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i)) && !Character.isSpaceChar(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
