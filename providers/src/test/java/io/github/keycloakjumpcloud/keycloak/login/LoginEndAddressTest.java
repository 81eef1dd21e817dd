package io.github.keycloakjumpcloud.keycloak.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginEndAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/acme/broker/after-first-broker-login",
                "/realms/acme/broker/after-first-broker-login/",
                "/realms/acme/broker//after-first-broker-login",
                "/realms/acme/broker;a=b/after-first-broker-login;c=d",
                "/realms;x=1/acme;y=2/broker/after-first-broker-login",
            })
    void addressWhenWrittenInAnyFormThenItIsTaken(String path) {
        assertThat(LoginEndAddress.ours(path)).hasValue("/realms/acme/jumpcloud/first-login-end");
        assertThat(LoginEndAddress.ours(path.replace("first", "post")))
                .hasValue("/realms/acme/jumpcloud/post-login-end");
        assertThat(LoginEndAddress.ours("/auth" + path)).hasValue("/auth/realms/acme/jumpcloud/first-login-end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/acme/broker/after-broker-login",
                "/realms/acme/broker/jumpcloud/endpoint",
                "/realms/acme/jumpcloud/first-login-end",
                "/admin/realms/acme/broker/after-first-broker-login/more",
            })
    void addressWhenItIsAnotherThenItIsLeftAlone(String path) {
        assertThat(LoginEndAddress.ours(path)).isEmpty();
    }
}
