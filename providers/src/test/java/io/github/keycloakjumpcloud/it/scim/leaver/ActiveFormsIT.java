package io.github.keycloakjumpcloud.it.scim.leaver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The many forms in which a client may say that somebody is out, and those that say nothing. */
class ActiveFormsIT {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("scimBrakePercent", "0").create();

    private final ScimSide scim = ScimSide.of(realm);
    private int people;
    private String name;
    private String id;

    @BeforeEach
    void pushPerson() {
        name = "form-" + ++people;
        id = scim.createUser(ScimSide.user(name));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScimAnswer patch(String operations) {
        return scim.client()
                .exchange(
                        "PATCH",
                        "/Users/" + id,
                        object("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
                                + operations + "]}"));
    }

    private boolean isEnabled() {
        return scim.account(id).get("enabled").asBoolean();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'active','value':'False'}",
                "{'op':'Replace','path':'Active','value':'FALSE'}",
                "{'op':'add','path':'active','value':false}",
                "{'op':'replace','path':' active ','value':false}",
                "{'op':'replace','value':{'active':'False'}}",
                "{'op':'replace','path':'','value':{'active':false}}",
                "{'op':'replace','path':'" + CORE + "','value':{'active':false}}",
                "{'op':'replace','path':'" + CORE + ":active','value':false}",
                "{'op':'replace','path':'URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:USER:ACTIVE','value':'false'}",
                "{'op':'replace','value':{'" + CORE + ":active':false}}",
                "{'op':'replace','value':{'" + CORE + "':{'active':false}}}",
                "{'op':'replace','path':'active','value':true},{'op':'replace','path':'active','value':false}",
                "{'op':'replace','path':'active','value':false},{'op':'replace','path':'active','value':null}",
                "{'op':'replace','path':'active','value':false},{'op':'remove','path':'active'}",
                "{'op':'replace','path':'active','value':false},{'op':'replace','path':'nonsense[','value':'x'}",
                "{'op':'replace','path':'active','value':false},{'op':'frobnicate','path':'title','value':'x'}",
                "{'op':'replace','path':'active','value':false},{'op':'remove','path':'userName'}",
                "{'op':'replace','path':'active','value':false},{'op':'replace','path':'id','value':'x'}",
                "{'op':'replace','path':'active','value':false},null"
            })
    void patchWhenItSaysFalseInWhateverFormThenThePersonIsOut(String operations) {
        // when
        ScimAnswer answer = patch(operations);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get("active").asBoolean()).isFalse();
        assertThat(isEnabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[false]", "[{'value':false}]", "{'value':false}", "0", "'0'", "'no'", "' false '"})
    void messageWhenActiveIsNeitherTrueNorFalseThenItIsRefusedInEitherState(String value) {
        // when
        ScimAnswer patched = patch("{'op':'replace','path':'active','value':" + value + "}");
        ScimAnswer put = scim.put(
                "/Users/" + id,
                ScimSide.user(name).set("active", object("{'it':" + value + "}").get("it")));

        // then
        assertThat(patched.status()).isEqualTo(400);
        assertThat(put.status()).isEqualTo(400);
        assertThat(isEnabled()).isTrue();

        // when
        patch("{'op':'replace','path':'active','value':false}");
        ScimAnswer later = patch("{'op':'replace','path':'active','value':" + value + "}");

        // then
        assertThat(later.status()).isEqualTo(400);
        assertThat(isEnabled()).isFalse();
    }
}
