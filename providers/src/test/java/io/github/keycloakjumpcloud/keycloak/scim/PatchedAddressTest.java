package io.github.keycloakjumpcloud.keycloak.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchedAddressTest {

    private static ObjectNode patch(String operation) throws Exception {
        return (ObjectNode) new ObjectMapper()
                .readTree("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[%s]}"
                        .formatted(operation)
                        .replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'emails','value':[{'value':'Ann@example.com','primary':true}]}",
                "{'op':'replace','path':'emails[type eq \\\"work\\\"].value','value':'ann@example.com'}",
                "{'op':'replace','value':{'emails':[{'value':'ann@example.com'}]}}",
                "{'op':'Replace','path':'userName','value':'ann@example.com'}"
            })
    void addressWhenThePatchGivesOneThenIsFound(String operation) throws Exception {
        assertThat(PatchedAddress.of(patch(operation))).isEqualTo(EmailAddress.parse("ann@example.com"));
    }

    @Test
    void addressWhenThePatchGivesNoneThenIsEmpty() throws Exception {
        assertThat(PatchedAddress.of(patch("{'op':'replace','path':'title','value':'ann@example.com'}")))
                .isEmpty();
        assertThat(PatchedAddress.of(patch("{'op':'remove','path':'emails'}"))).isEmpty();
        assertThat(PatchedAddress.of(patch("7"))).isEmpty();
    }
}
