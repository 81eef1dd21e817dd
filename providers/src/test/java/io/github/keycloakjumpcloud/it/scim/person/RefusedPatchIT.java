package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A PATCH of a user that is wrong in one place is not written in any. */
class RefusedPatchIT {
    @AutoClose
    private TestRealm realm;

    private ScimSide scim;
    private int people;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        ProfileSettings.of(realm).declare("costCenter").storeFurther(Map.of("costCenter", "costCenter"));
        scim = ScimSide.of(realm);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "invalidPath | {'op':'replace','path':'nonsense','value':1}",
                "invalidPath | {'op':'replace','path':'name.nonsense','value':1}",
                "invalidPath | {'op':'replace','path':'urn:nonsense:title','value':'x'}",
                "invalidPath | {'op':'replace','path':'emails[','value':'x'}",
                "invalidPath | {'op':'replace','path':'title[value eq \\'x\\']','value':'x'}",
                "invalidPath | {'op':'replace','path':7,'value':'x'}",
                "mutability | {'op':'replace','path':'id','value':'x'}",
                "mutability | {'op':'replace','path':'meta.created','value':'x'}",
                "mutability | {'op':'add','path':'groups','value':[{'value':'x'}]}",
                "mutability | {'op':'remove','path':'userName'}",
                "noTarget | {'op':'remove'}",
                "noTarget | {'op':'replace','path':'phoneNumbers[type ne \\'work\\'].value','value':'x'}",
                "invalidSyntax | {'op':'move','path':'title'}",
                "invalidSyntax | {'path':'title','value':'x'}",
                "invalidSyntax | 'replace'",
                "invalidValue | {'op':'replace','path':'title'}",
                "invalidValue | {'op':'replace','path':'title','value':{'x':1}}",
                "invalidValue | {'op':'replace','path':'active','value':'perhaps'}",
                "invalidValue | {'op':'replace','path':'userName','value':' '}",
                "invalidValue | {'op':'replace','path':'emails','value':'nonsense'}",
                "invalidValue | {'op':'replace','value':'title'}",
                "uniqueness | {'op':'replace','path':'userName','value':'Holder@example.com'}",
                "uniqueness | {'op':'replace','path':'emails[type eq \\'work\\'].value','value':'holder@example.com'}"
            })
    void patchWhenOneOfItsOperationsIsWrongThenNothingIsWritten(String scimType, String operation) {
        // given
        if (realm.admin().usersByEmail("holder@example.com").isEmpty()) {
            scim.createUser(ScimSide.user("holder"));
        }
        String id = scim.createUser(PatchedPerson.full(++people));
        RealmState before = RealmState.of(realm.admin());

        // when
        ScimAnswer answer = scim.patch(
                "/Users/" + id,
                json("{'op':'replace','path':'title','value':'half written'}"),
                PatchedPerson.quoted(operation));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(scimType.equals("uniqueness") ? 409 : 400);
        assertThat(answer.scimType()).isEqualTo(scimType);
        before.assertUnchanged(realm.admin());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Operations':[]}",
                "{'Operations':null}",
                "{'Operations':'x'}",
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp']}"
            })
    void patchWhenThereAreNoOperationsThenItIsInvalidSyntax(String body) {
        // given
        String id = scim.createUser(PatchedPerson.full(++people));

        // when
        ScimAnswer answer = scim.client().exchange("PATCH", "/Users/" + id, object(body));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.scimType()).isEqualTo("invalidSyntax");
    }

    @Test
    void patchWhenTheSchemasAreMissingThenItIsTakenAllTheSame() {
        // given
        String id = scim.createUser(PatchedPerson.full(++people));

        // when
        ScimAnswer answer = scim.client()
                .exchange(
                        "PATCH",
                        "/Users/" + id,
                        object("{'operations':[{'op':'replace','path':'title','value':'Lead'}]}"));

        // then
        assertThat(answer.body().path("title").asText()).as(answer.text()).isEqualTo("Lead");
    }
}
