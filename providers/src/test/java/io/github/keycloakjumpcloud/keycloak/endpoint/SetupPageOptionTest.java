package io.github.keycloakjumpcloud.keycloak.endpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.keycloak.OneOption;
import jakarta.ws.rs.NotFoundException;
import org.junit.jupiter.api.Test;

class SetupPageOptionTest {

    @Test
    void setupWhenTheOptionIsOffThenThereIsNoPage() {
        // given
        JumpCloudResource.Factory factory = new JumpCloudResource.Factory();
        factory.init(new OneOption("setupPage", "false"));

        // then
        assertThatThrownBy(() -> ((JumpCloudResource) factory.create(null)).setup())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("switched off");
    }

    @Test
    void setupWhenNothingIsSaidThenThereIsAPage() {
        // given
        JumpCloudResource.Factory factory = new JumpCloudResource.Factory();
        factory.init(new OneOption("anotherOption", "false"));

        // then: it goes on to look at the request, which is not there
        assertThatThrownBy(() -> ((JumpCloudResource) factory.create(null)).setup())
                .isInstanceOf(NullPointerException.class);
    }
}
