package io.github.keycloakjumpcloud.it.harness;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.keycloak.events.EventType;

/**
 * What a realm of the tests is created with: every event is kept, user and admin events alike. All realms of a run share
 * one RSA key, because Keycloak would spend seconds on making two for each, and hash passwords in no time.
 */
public final class RealmSettings {
    private static final String PRIVATE_KEY = privateKey();
    private static final String CHEAP_PASSWORDS = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";

    private final Map<String, Object> representation = new LinkedHashMap<>();

    private RealmSettings(String name) {
        with("realm", name);
        with("enabled", true);
        with("eventsEnabled", true);
        with(
                "enabledEventTypes",
                Arrays.stream(EventType.values()).map(Enum::name).toList());
        with("adminEventsEnabled", true);
        with("adminEventsDetailsEnabled", true);
        with("privateKey", PRIVATE_KEY);
        with("passwordPolicy", CHEAP_PASSWORDS);
    }

    public static RealmSettings named(String name) {
        return new RealmSettings(name);
    }

    /** A realm with a name that no other test uses. */
    public static RealmSettings unique() {
        return named("it-" + UUID.randomUUID().toString().substring(0, 8));
    }

    public RealmSettings organizations() {
        return with("organizationsEnabled", true);
    }

    /** Any field of the realm's representation. */
    public RealmSettings with(String field, Object value) {
        representation.put(field, value);
        return this;
    }

    public String name() {
        return (String) representation.get("realm");
    }

    public Map<String, Object> representation() {
        return representation;
    }

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no RSA", e);
        }
    }
}
