package io.github.keycloakjumpcloud.core.group;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of groups that a login creates. Every node derives the same id from the same parts. Two first logins at the same
 * moment therefore collide in the database and cannot create the group twice.
 */
public final class GroupId {

    // Arbitrary, but never to change: it sets our ids apart from other name-based ones (RFC 9562 §6.5).
    private static final UUID NAMESPACE = UUID.fromString("6f0a9c1e-52b7-4d0b-9a83-8f3c0a7be21d");

    /** A UUID as text has this length, and its version stands at {@link #VERSION_AT} (RFC 9562 §4). */
    private static final int LENGTH = 36;

    private static final int VERSION_AT = 14;

    private GroupId() {}

    /** A name-based UUID, version 5 (RFC 9562 §5.5), of the parts in their order. */
    public static String of(String... parts) {
        MessageDigest digest = sha1();
        digest.update(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array());
        // With its length before each part, no two lists run together into the same bytes.
        for (String part : parts) {
            update(digest, part);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /**
     * Whether the id has the form of a derived id (version 5). Ids that Keycloak itself gives out are random (version
     * 4).
     */
    public static boolean isDerived(String id) {
        return id.length() == LENGTH && id.charAt(VERSION_AT) == '5';
    }

    private static void update(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha1() {
        try {
            // Version 5 is defined with SHA-1. Nothing is protected by it here.
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
