package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;

/** Makes people for a single test, and accounts that exist before a sign-in. */
public final class People {
    /** The password of all accounts that have no other password. */
    public static final String PASSWORD = "correct";

    private People() {}

    /** A person at example.com, without department, job title and groups. */
    public static Person person(String name) {
        return Person.named(name, email(name), "Given", "Family");
    }

    public static String email(String name) {
        return name + "@example.com";
    }

    /** Sets {@link #PASSWORD} for the account. */
    public static void givePassword(RealmAdmin admin, String userId) {
        admin.api()
                .put(
                        admin.path("users/" + userId + "/reset-password"),
                        Map.of("type", "password", "value", PASSWORD, "temporary", false));
    }

    /**
     * Replaces an account by a partial import of the given representation, with all its attributes. Returns the new id.
     */
    public static String imported(RealmAdmin admin, JsonNode account) {
        admin.api()
                .post(admin.path("partialImport"), Map.of("ifResourceExists", "OVERWRITE", "users", List.of(account)));
        return admin.user(account.get("email").asText()).get("id").asText();
    }

    /** The fields of an account that can sign in with {@link #PASSWORD} and needs no other form. */
    public static Map<String, Object> withPassword() {
        return withPassword(PASSWORD);
    }

    public static Map<String, Object> withPassword(String password) {
        return Map.of(
                "firstName",
                "Earlier",
                "lastName",
                "Account",
                "emailVerified",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", password, "temporary", false)));
    }
}
