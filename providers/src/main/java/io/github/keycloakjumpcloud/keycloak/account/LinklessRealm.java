package io.github.keycloakjumpcloud.keycloak.account;

import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.RealmModelDelegate;

/**
 * A realm for the moment in which an account is made. Keycloak would ask the database for the links of the new account, and
 * its cache would remember that there are none: whoever signs in between the commit and the news of it would read that.
 */
public final class LinklessRealm extends RealmModelDelegate {

    public LinklessRealm(RealmModel realm) {
        super(realm);
    }

    /** An account that is not there yet has no links. */
    @Override
    @SuppressWarnings("deprecation")
    public boolean isIdentityFederationEnabled() {
        return false;
    }
}
