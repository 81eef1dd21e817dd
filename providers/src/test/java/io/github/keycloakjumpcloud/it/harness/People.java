package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;

/** People whom only one test knows, and accounts that were there before them. */
public final class People {
    /** The password of accounts that are given none of their own. */
    public static final String PASSWORD = "correct";

    private People() {}

    /** Someone at example.com, without department, job title and groups. */
    public static Person person(String name) {
        return Person.named(name, email(name), "Given", "Family");
    }

    public static String email(String name) {
        return name + "@example.com";
    }

    /** From now on the account can sign in with {@link #PASSWORD}. */
    public static void givePassword(RealmAdmin admin, String userId) {
        admin.api()
                .put(
                        admin.path("users/" + userId + "/reset-password"),
                        Map.of("type", "password", "value", PASSWORD, "temporary", false));
    }

    /** Replaces an account by what a partial import brings, as it is there; attributes of ours too. Returns its new id. */
    public static String imported(RealmAdmin admin, JsonNode account) {
        admin.api()
                .post(admin.path("partialImport"), Map.of("ifResourceExists", "OVERWRITE", "users", List.of(account)));
        return admin.user(account.get("email").asText()).get("id").asText();
    }

    /** Fields of an account that can sign in with {@link #PASSWORD} and needs no further form. */
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
