package io.github.keycloakjumpcloud.keycloak.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerTest {

    @ParameterizedTest
    @CsvSource({"realm,1,realm.1", "a.b,1,a.b.1", "realm,'',realm.", "*,*,*.*"})
    void readWhenWrittenThenTheSame(String realmId, String connectionId, String stored) {
        Owner owner = new Owner(realmId, connectionId);

        assertThat(owner).hasToString(stored);
        assertThat(Owner.read(stored)).isEqualTo(owner);
        assertThat(owner.key("jumpcloud-kind")).isEqualTo("jumpcloud-kind." + stored);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "nobody,nobody"})
    void readWhenThereIsNoDotThenAnOwnerThatIsNowhere(String stored, String connectionId) {
        assertThat(Owner.read(stored)).isEqualTo(new Owner("", connectionId));
    }
}
