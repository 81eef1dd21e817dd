package io.github.keycloakjumpcloud.core.metadata;

import java.util.Locale;

/**
 * The parts of an XML text that can be seen without parsing it.
 *
 * @param rootElement the qualified name of the first element; empty when there is none
 * @param documentType the name after {@code <!DOCTYPE} in lower case; empty when there is none
 * @param hasDeclarations whether anything is declared ({@code <!DOCTYPE}, {@code <!ENTITY}, …) outside comments and
 *     CDATA sections
 */
record XmlOutline(String rootElement, String documentType, boolean hasDeclarations) {

    private static final String DOCTYPE = "<!doctype";

    static XmlOutline of(String text) {
        String root = "";
        String documentType = "";
        boolean declarations = false;
        int at = text.indexOf('<');
        while (at >= 0) {
            int end;
            if (text.startsWith("<!--", at)) {
                end = endOf("-->", text, at + 4);
            } else if (text.startsWith("<![CDATA[", at)) {
                end = endOf("]]>", text, at);
            } else if (text.startsWith("<?", at)) {
                end = endOf("?>", text, at);
            } else {
                end = at + 1;
                if (text.startsWith("<!", at)) {
                    declarations = true;
                    documentType = documentType.isEmpty() ? documentType(text, at) : documentType;
                } else if (root.isEmpty()) {
                    root = nameAt(text, at + 1);
                }
            }
            at = text.indexOf('<', end);
        }
        return new XmlOutline(root, documentType, declarations);
    }

    // What is left open to the end hides nothing from a parser: it refuses the text.
    private static int endOf(String mark, String text, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private static String documentType(String text, int at) {
        if (!text.regionMatches(true, at, DOCTYPE, 0, DOCTYPE.length())) {
            return "";
        }
        int start = at + DOCTYPE.length();
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return nameAt(text, start).toLowerCase(Locale.ROOT);
    }

    private static String nameAt(String text, int start) {
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
    }
}
