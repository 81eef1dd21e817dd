package io.github.keycloakjumpcloud.it.scim.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;

/** The names of a person as SCIM sends them, as it tells them, and as the account has them. */
final class Names {

    private Names() {}

    /** A given or family name of null is not sent. */
    static ObjectNode user(String userName, String address, String given, String family) {
        ObjectNode user = ScimSide.user("x").put("userName", userName);
        ((ObjectNode) user.path("emails").path(0)).put("value", address);
        ObjectNode name = user.putObject("name");
        if (given != null) {
            name.put("givenName", given);
        }
        if (family != null) {
            name.put("familyName", family);
        }
        return user;
    }

    static void assertTold(JsonNode user, String userName, String given, String family) {
        assertThat(user.get("userName").asText()).isEqualTo(userName);
        assertThat(user.path("name").path("givenName").asText()).isEqualTo(given);
        assertThat(user.path("name").path("familyName").asText()).isEqualTo(family);
    }

    static void assertAccount(JsonNode account, String userName, String address, String first, String last) {
        assertThat(account.get("username").asText()).isEqualTo(userName);
        assertThat(account.get("email").asText()).isEqualTo(address);
        assertThat(account.path("firstName").asText()).isEqualTo(first);
        assertThat(account.path("lastName").asText()).isEqualTo(last);
        assertThat(account.path("requiredActions")).isEmpty();
    }
}
