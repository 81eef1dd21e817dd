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
 * A short mark that distinguishes a person from others, because thousands of people are remembered in one row. If two
 * people ever had the same mark, only one of them would be counted.
 */
record PersonMark(String text) {

    private static final int BYTES = 6;
    private static final int LENGTH = 8;
    private static final Pattern MARKS = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * The mark of the account with this id.
     *
     * @param id the account's id
     */
    static PersonMark of(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return new PersonMark(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Reads marks that were written one after the other.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
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
