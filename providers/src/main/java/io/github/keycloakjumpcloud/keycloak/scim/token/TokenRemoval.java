package io.github.keycloakjumpcloud.keycloak.scim.token;

import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Removes the tokens of an identity provider that is removed. A realm that is removed takes its components along. */
final class TokenRemoval implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            String internalId = removed.getRemovedIdentityProvider().getInternalId();
            RealmModel realm = removed.getRealm();
            new StoredTokens(removed.getKeycloakSession(), realm.getId())
                    .of(internalId)
                    .forEach(realm::removeComponent);
        }
    }
}
