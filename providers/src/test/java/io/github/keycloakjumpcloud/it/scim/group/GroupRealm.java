package io.github.keycloakjumpcloud.it.scim.group;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;

/** A realm whose connection takes groups from sign-ins and from SCIM, with the ids of three of its users. */
record GroupRealm(ScimSide scim, String ada, String bob, String eve) implements AutoCloseable {

    /** What the paths of the connection's groups begin with. */
    static final String ROOT = "/JumpCloud/jumpcloud/";

    static GroupRealm open() {
        ScimSide scim = ScimSide.of(TestRealm.builder().groups().create());
        return new GroupRealm(
                scim,
                scim.createUser(ScimSide.user("ada")),
                scim.createUser(ScimSide.user("bob")),
                scim.createUser(ScimSide.user("eve")));
    }

    TestRealm realm() {
        return scim.realm();
    }

    @Override
    public void close() {
        realm().close();
    }
}
