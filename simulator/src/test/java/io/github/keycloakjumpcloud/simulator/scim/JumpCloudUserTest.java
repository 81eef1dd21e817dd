package io.github.keycloakjumpcloud.simulator.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import org.junit.jupiter.api.Test;

class JumpCloudUserTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Person PERSON = Person.named("testuser", "testuser@example.com", "firstname", "lastname");

    @Test
    void creationWhenThePersonHasNoDepartmentThenTheExtensionIsNamedAllTheSame() throws Exception {
        // given
        JumpCloudUser user = JumpCloudUser.of(PERSON)
                .withPhone("+1-555-555-5555")
                .withAddress("street-address", "80027", "locality", "region", "US");

        // then
        assertThat(user.creation()).isEqualTo(json("""
                {
                  "active": true,
                  "addresses": [{"country": "US", "locality": "locality", "postalCode": "80027", "primary": true,
                    "region": "region", "streetAddress": "street-address", "type": "work"}],
                  "displayName": "firstname lastname",
                  "emails": [{"primary": true, "type": "work", "value": "testuser@example.com"}],
                  "externalId": "%s",
                  "locale": "en-US",
                  "name": {"familyName": "lastname", "givenName": "firstname"},
                  "phoneNumbers": [{"primary": true, "type": "work", "value": "tel:+1-555-555-5555"}],
                  "preferredLanguage": "en-US",
                  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                  "userName": "testuser@example.com"
                }""".formatted(JumpCloudUser.externalId(PERSON))));
    }

    @Test
    void replacementWhenTheEndpointHoldsMoreThenThatGoesBackAndOwnAttributesAreJumpClouds() throws Exception {
        // given
        JsonNode stored = json("""
                {"id": "7", "meta": {"version": "1"}, "schemas": [], "title": "Old", "emails": [], "nickName": "T",
                 "phoneNumbers": [{"value": "tel:1"}], "x:unknown": {"a": [1]},
                 "photos": [{"value": "https://img.example.com/1.png"}]}""");
        JumpCloudUser user = JumpCloudUser.of(PERSON.withDepartment("C-Suite")).withActive(false);

        // when
        ObjectNode body = user.replacement(stored);

        // then
        assertThat(body).isEqualTo(json("""
                {
                  "active": false,
                  "addresses": [],
                  "displayName": "firstname lastname",
                  "emails": [{"primary": true, "type": "work", "value": "testuser@example.com"}],
                  "externalId": "%s",
                  "id": "7",
                  "locale": "en-US",
                  "name": {"familyName": "lastname", "givenName": "firstname"},
                  "nickName": "T",
                  "phoneNumbers": [],
                  "photos": [{"value": "https://img.example.com/1.png"}],
                  "preferredLanguage": "en-US",
                  "schemas": ["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                    "urn:ietf:params:scim:schemas:core:2.0:User"],
                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "C-Suite"},
                  "userName": "testuser@example.com",
                  "x:unknown": {"a": [1]}
                }""".formatted(JumpCloudUser.externalId(PERSON))));
        assertThat(stored.path("title").asText()).isEqualTo("Old");
    }

    @Test
    void emailsWhenNullOnUpdateThenOnlyTheUpdateSaysSo() {
        // given
        JumpCloudUser user = JumpCloudUser.of(PERSON).withEmailsNullOnUpdate().withLocale("de-DE");

        // then
        assertThat(user.creation().path("emails")).hasSize(1);
        assertThat(user.replacement(user.creation()).get("emails").isNull()).isTrue();
    }

    @Test
    void userWhenChangedThenTheFormerOneStays() {
        // given
        JumpCloudUser user = JumpCloudUser.of(PERSON);

        // when
        ObjectNode changed = user.with("unknown", IntNode.valueOf(1))
                .without("name")
                .withUserName("testuser")
                .creation();

        // then
        assertThat(changed.path("unknown").asInt()).isEqualTo(1);
        assertThat(changed.has("name")).isFalse();
        assertThat(changed.path("userName").asText()).isEqualTo("testuser");
        assertThat(user.creation().has("unknown")).isFalse();
        assertThat(user.creation().has("name")).isTrue();
    }

    @Test
    void userNameWhenThePersonHasNoAddressThenIsTheUsername() {
        // given
        JumpCloudUser user = JumpCloudUser.of(SampleDirectory.NO_EMAIL);

        // then
        assertThat(user.userName()).isEqualTo("jonas.vogel");
        assertThat(user.creation().path("emails")).isEmpty();
    }

    @Test
    void externalIdWhenNameAndAddressChangeThenStays() {
        assertThat(JumpCloudUser.externalId(PERSON))
                .matches("[0-9a-f]{24}")
                .isEqualTo(JumpCloudUser.externalId(
                        PERSON.withEmail("other@example.com").withName("Other", "Name")))
                .isNotEqualTo(JumpCloudUser.externalId(SampleDirectory.ORDINARY));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
