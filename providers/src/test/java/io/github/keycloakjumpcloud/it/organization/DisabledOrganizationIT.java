package io.github.keycloakjumpcloud.it.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.RefusalTrace;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection whose Organization an administrator has disabled. */
class DisabledOrganizationIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;

    @AutoClose
    private TestRealm realm;

    private OrganizationAdmin organization;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().organizations().create();
        organization = OrganizationAdmin.create(realm.admin(), "acme", "example.com");
        organization.link(realm.alias());
    }

    @BeforeEach
    void enable() {
        organization.enable(true);
    }

    @Test
    void signInLinkWhenTheOrganizationIsDisabledThenItSaysSo() {
        // given
        organization.enable(false);

        // when
        Page page = realm.browser().open(realm.entityId() + "/jumpcloud/" + realm.alias() + "/login");

        // then
        RefusalPage refusal = RefusalTrace.assertRefused(realm, page, "JC-107", "connection-enabled");
        assertThat(refusal.text()).contains("not possible here at the moment");

        // when
        organization.enable(true);

        // then
        SignIn person = realm.newPerson();
        person.browser().open(realm.entityId() + "/jumpcloud/" + realm.alias() + "/login");
        assertThat(person.isAtJumpCloud()).isTrue();
    }

    @Test
    void answerWhenTheOrganizationIsDisabledMeanwhileThenNobodyIsSignedIn() {
        // given
        SignIn person = realm.atJumpCloud();
        RealmState before = RealmState.of(realm.admin());
        organization.enable(false);

        // when
        Page page = person.answer(PERSON);

        // then
        assertThat(page.status()).isBetween(400, 499);
        before.assertUnchanged(realm.admin());
    }
}
