package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.access.ProvisioningDecision.AdoptAccount;
import io.github.keycloakjumpcloud.core.access.ProvisioningDecision.Conflict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningTest {

    @Test
    void decideWhenNobodyIsMetThenTheNameIsTakenAllTheSame() {
        for (ExistingAccountLinking linking : ExistingAccountLinking.values()) {
            assertThat(Provisioning.decide(linking, List.of(), true)).isInstanceOf(Conflict.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // linking, traits of the account, domain verified, expected
        "VERIFIED_DOMAIN, email, true, adopt",
        "VERIFIED_DOMAIN, email, false, taken",
        "VERIFIED_DOMAIN, name, true, taken",
        "CONFIRM, email, true, taken",
        "NEVER, email, true, taken",
        // what SCIM had before comes back
        "VERIFIED_DOMAIN, released email, false, adopt",
        "NEVER, released email, false, adopt",
        "NEVER, released email disabled, true, adopt",
        "VERIFIED_DOMAIN, released name, true, taken",
        // disabled by somebody else
        "VERIFIED_DOMAIN, email disabled, true, taken",
        // its own
        "VERIFIED_DOMAIN, owned email, true, exists",
        "NEVER, owned, false, exists",
        // never
        "VERIFIED_DOMAIN, admin email, true, taken",
        "VERIFIED_DOMAIN, admin released email, true, taken",
        "VERIFIED_DOMAIN, other email, true, taken",
        "VERIFIED_DOMAIN, other released email, true, taken"
    })
    void decideWhenOneAccountIsMetThenItsTraitsDecide(
            ExistingAccountLinking linking, String traits, boolean domainVerified, String expected) {
        // when
        ProvisioningDecision decision = Provisioning.decide(linking, List.of(met("1", traits)), domainVerified);

        // then
        assertThat(told(decision)).isEqualTo(expected);
    }

    @Test
    void decideWhenSeveralAreMetThenNoneIsTaken() {
        for (String traits : List.of("email", "owned email", "released email", "admin")) {
            ProvisioningDecision decision = Provisioning.decide(
                    ExistingAccountLinking.VERIFIED_DOMAIN, List.of(met("1", traits), met("2", "email")), true);

            assertThat(told(decision)).as(traits).isEqualTo("taken");
        }
    }

    @Test
    void decideWhenRefusedThenWhatKindOfAccountItIsIsNotTold() {
        // when
        List<ProvisioningDecision> refused = Stream.of("email", "name", "admin", "other", "admin other email")
                .map(traits -> Provisioning.decide(ExistingAccountLinking.NEVER, List.of(met("1", traits)), true))
                .toList();

        // then
        assertThat(refused).hasSize(5).containsOnly(refused.get(0));
    }

    private static MetAccount met(String id, String traits) {
        List<String> all = List.of(traits.split(" "));
        return new MetAccount(
                id,
                !all.contains("disabled"),
                all.contains("owned"),
                all.contains("released"),
                all.contains("other"),
                all.contains("admin"),
                all.contains("email"));
    }

    private static String told(ProvisioningDecision decision) {
        if (decision instanceof Conflict conflict) {
            return conflict.reason().equals("the user exists") ? "exists" : "taken";
        }
        return decision.equals(new AdoptAccount("1")) ? "adopt" : decision.toString();
    }
}
