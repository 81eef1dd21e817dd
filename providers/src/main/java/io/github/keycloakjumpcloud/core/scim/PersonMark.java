package io.github.keycloakjumpcloud.core.scim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells a person from others in little room: thousands are remembered in one row. Should two ever look the same, one of
 * them is not counted.
 */
record PersonMark(String text) {

    private static final int BYTES = 6;
    private static final int LENGTH = 8;
    private static final Pattern MARKS = Pattern.compile("[A-Za-z0-9_-]+");

    /** @param id of the account */
    static PersonMark of(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return new PersonMark(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Reads marks that were written one after the other. */
    static List<PersonMark> parseAll(String texts) {
        if (texts.length() % LENGTH != 0 || !MARKS.matcher(texts).matches()) {
            throw new IllegalArgumentException("not marks of people");
        }
        List<PersonMark> marks = new ArrayList<>();
        for (int at = 0; at < texts.length(); at += LENGTH) {
            marks.add(new PersonMark(texts.substring(at, at + LENGTH)));
        }
        return marks;
    }
}
