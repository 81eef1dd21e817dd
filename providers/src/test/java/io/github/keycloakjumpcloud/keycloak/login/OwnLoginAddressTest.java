package io.github.keycloakjumpcloud.keycloak.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnLoginAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/acme/login-actions/first-broker-login",
                "/auth/realms/acme/login-actions/post-broker-login/",
                "/realms/acme/login-actions//first-broker-login",
                "/realms;x=1/acme;y=2/login-actions;a=b/first-broker-login;c=d",
            })
    void formWhenWrittenInAnyFormThenItIsOne(String path) {
        assertThat(OwnLoginAddress.isForm(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/acme/login-actions/authenticate",
                "/realms/acme/login-actions/first-broker-login/more",
                "/realms/acme/broker/after-first-broker-login",
            })
    void formWhenItIsAnotherAddressThenItIsNone(String path) {
        assertThat(OwnLoginAddress.isForm(path)).isFalse();
    }
}
