package io.github.keycloakjumpcloud.it.scim.lives;

import java.util.function.BiConsumer;

/** What can be done, and how often it is. */
enum Act {
    SIGN_IN(10, SamlActs::signIn),
    SIGN_IN_BY_PASSWORD(2, SamlActs::signInByPassword),
    LINK_SELF(2, SamlActs::linkSelf),
    PUSH(6, ScimActs::push),
    CREATE(2, ScimActs::create),
    REPLACE(6, ScimActs::replace),
    PATCH(6, ScimActs::patch),
    DELETE(2, ScimActs::delete),
    NEW_ADDRESS(4, AdminActs::newAddress),
    UNLINK_SELF(2, AdminActs::unlinkSelf),
    UNLINK(2, AdminActs::unlink),
    LINK(1, AdminActs::link),
    PASSWORD(2, AdminActs::password),
    DISABLE(2, AdminActs::disable),
    ENABLE(2, AdminActs::enable),
    RENAME(1, AdminActs::rename),
    SWITCH_CONNECTION(1, AdminActs::switchConnection),
    SWITCH_SCIM(1, AdminActs::switchScim);

    private final int weight;
    private final BiConsumer<Life, Step> effect;

    Act(int weight, BiConsumer<Life, Step> effect) {
        this.weight = weight;
        this.effect = effect;
    }

    int weight() {
        return weight;
    }

    void perform(Life life, Step step) {
        effect.accept(life, step);
    }
}
