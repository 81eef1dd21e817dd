package io.github.keycloakjumpcloud.core.metadata;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** Removes what a browser, a script or an editor wrapped around an uploaded file. */
final class UploadedText {

    // Wrapping makes it longer: Base64 by a third and its line breaks, percent-encoding threefold.
    private static final int LARGEST_WRAPPED = 4 * MetadataText.LARGEST;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]++={0,2}\\s*+");

    private UploadedText() {}

    static String decode(String uploaded) {
        if (uploaded.length() > LARGEST_WRAPPED) {
            throw ProblemKind.METADATA_TOO_LARGE.thrown(MetadataText.LARGEST / 1024);
        }
        String text = bare(unwrap(bare(uploaded)));
        if (text.getBytes(StandardCharsets.UTF_8).length > MetadataText.LARGEST) {
            throw ProblemKind.METADATA_TOO_LARGE.thrown(MetadataText.LARGEST / 1024);
        }
        return text;
    }

    private static String unwrap(String text) {
        if (text.regionMatches(true, 0, "data:", 0, 5)) {
            return dataUrl(text);
        }
        if (!text.startsWith("<") && !text.isEmpty() && BASE64.matcher(text).matches()) {
            return base64(text);
        }
        return text;
    }

    // RFC 2397
    private static String dataUrl(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw ProblemKind.METADATA_NOT_XML.thrown();
        }
        String header = text.substring(0, comma).toLowerCase(Locale.ROOT).strip();
        String data = text.substring(comma + 1);
        return header.endsWith(";base64") ? base64(percentDecoded(data)) : percentDecoded(data);
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw ProblemKind.METADATA_NOT_XML.thrown();
        }
    }

    private static String base64(String text) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            return new String(bytes, charsetOf(bytes));
        } catch (IllegalArgumentException broken) {
            throw ProblemKind.METADATA_NOT_XML.thrown();
        }
    }

    private static Charset charsetOf(byte[] bytes) {
        boolean utf16 = bytes.length > 1
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static String bare(String text) {
        String stripped = text.strip();
        return stripped.startsWith("\uFEFF") ? stripped.substring(1).strip() : stripped;
    }
}
