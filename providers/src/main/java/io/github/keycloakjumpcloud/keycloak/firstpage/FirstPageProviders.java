package io.github.keycloakjumpcloud.keycloak.firstpage;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.organization.forms.login.freemarker.model.OrganizationAwareIdentityProviderBean;

/** The buttons of the first page: the realm's, as Keycloak shows them, and those of linked connections that want it. */
final class FirstPageProviders extends OrganizationAwareIdentityProviderBean {

    private static final boolean ANY_BROKERS = false;
    private static final boolean ONLY_REALM_BROKERS = true;

    private final List<IdentityProviderModel> linked;

    FirstPageProviders(IdentityProviderBean delegate, List<IdentityProviderModel> linked) {
        super(delegate, ANY_BROKERS, ONLY_REALM_BROKERS);
        this.linked = linked;
    }

    @Override
    protected List<IdentityProvider> searchForIdentityProviders(String existing) {
        Stream<IdentityProvider> buttons = linked.stream()
                .filter(connection -> !Objects.equals(existing, connection.getAlias()))
                .map(connection -> createIdentityProvider(realm, baseURI, connection));
        return Stream.concat(super.searchForIdentityProviders(existing).stream(), buttons)
                .sorted(IDP_COMPARATOR_INSTANCE)
                .toList();
    }
}
