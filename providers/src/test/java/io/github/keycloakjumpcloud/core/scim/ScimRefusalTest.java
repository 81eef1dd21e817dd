package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.fact.Place;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScimRefusalTest {

    @ParameterizedTest(name = "{0} answered {1} {2} because of {3}: {4}")
    @CsvSource({
        "users.create, 201, ,           ,                     ",
        "users.delete, 204, ,           ,                     ",
        "users.create, 403, ,           connection-disabled,  CONNECTION_DISABLED",
        "users.search, 403, ,           switched-off,         SWITCHED_OFF",
        "users.patch,  403, ,           brake-engaged,        BRAKE_ENGAGED",
        "users.create, 400, invalidValue, domain-not-trusted, DOMAIN_NOT_TRUSTED",
        "users.create, 401, ,           token-expired,        TOKEN_EXPIRED",
        "users.create, 409, uniqueness, ,                     TAKEN",
        "groups.create, 409, uniqueness, ,                    OTHER",
        "users.replace, 409, ,          ,                     OTHER",
        "users.read,   404, ,           ,                     ",
        "unknown,      404, ,           ,                     NO_SUCH_ADDRESS",
        "unknown,      501, ,           ,                     OTHER",
        "users.create, 400, invalidValue, of-a-later-version, OTHER",
        "users.create, 500, ,           ,                     OTHER"
    })
    void answerWhenItIsNoSuccessThenItsReasonIsNamed(
            String operation, int status, String scimType, String reason, ScimRefusal expected) {
        assertThat(ScimRefusal.ofAnswer(operation, status, scimType, Optional.ofNullable(reason)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @EnumSource(ScimPermit.class)
    void permitWhenItDoesNotGiveThenItHasARefusalThatIsMendedInKeycloak(ScimPermit permit) {
        Optional<ScimRefusal> refusal = ScimRefusal.of(permit);

        assertThat(refusal.isEmpty()).isEqualTo(permit.gives() || permit == ScimPermit.REHEARSAL);
        assertThat(refusal.stream()).allSatisfy(kind -> {
            assertThat(kind.name()).isEqualTo(permit.name());
            assertThat(kind.remedy().place()).isEqualTo(Place.KEYCLOAK);
        });
    }

    @Test
    void remedyWhenTheTestUserIsAtFaultThenItIsInJumpCloud() {
        assertThat(ScimRefusal.TAKEN.remedy().place()).isEqualTo(Place.JUMPCLOUD);
        assertThat(ScimRefusal.TAKEN.remedy().messageKey()).isEqualTo("jumpcloudScimRemedyTaken");
    }
}
