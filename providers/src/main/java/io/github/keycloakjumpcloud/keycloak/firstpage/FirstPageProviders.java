package io.github.keycloakjumpcloud.keycloak.firstpage;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean;
import org.keycloak.organization.forms.login.freemarker.model.OrganizationAwareIdentityProviderBean;

/** The buttons of the first page: the realm's, as Keycloak shows them, and those of linked connections that want it. */
final class FirstPageProviders extends OrganizationAwareIdentityProviderBean {

    private static final boolean ANY_BROKERS = false;
    private static final boolean ONLY_REALM_BROKERS = true;

    FirstPageProviders(IdentityProviderBean delegate) {
        super(delegate, ANY_BROKERS, ONLY_REALM_BROKERS);
    }

    @Override
    protected List<IdentityProvider> searchForIdentityProviders(String existing) {
        Stream<IdentityProvider> linked = LinkedButtons.of(session)
                .filter(connection -> !Objects.equals(existing, connection.getAlias()))
                .map(connection -> createIdentityProvider(realm, baseURI, connection));
        return Stream.concat(super.searchForIdentityProviders(existing).stream(), linked)
                .sorted(IDP_COMPARATOR_INSTANCE)
                .toList();
    }
}
