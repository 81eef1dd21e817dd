package io.github.keycloakjumpcloud.keycloak.connection;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.resources.RealmsResource;
import org.keycloak.urls.UrlType;

/** Keycloak's side of a connection: the values that an admin enters in JumpCloud. Addresses are those that people use. */
public final class ServiceProvider {

    private final URI base;
    private final RealmModel realm;
    private final String alias;
    private final Optional<String> ownEntityId;

    private ServiceProvider(KeycloakSession session, RealmModel realm, String alias, Optional<String> ownEntityId) {
        this.base = session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
        this.realm = realm;
        this.alias = alias;
        this.ownEntityId = ownEntityId;
    }

    public static ServiceProvider of(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        Optional<String> own = Optional.ofNullable(connection.getEntityId()).filter(id -> !id.isBlank());
        return new ServiceProvider(session, realm, connection.getAlias(), own);
    }

    /** The same for a connection that is still to be made. */
    public static ServiceProvider ofNew(KeycloakSession session, RealmModel realm, String alias) {
        return new ServiceProvider(session, realm, alias, Optional.empty());
    }

    /** JumpCloud's field "SP Entity ID". */
    public String entityId() {
        return ownEntityId.orElseGet(() -> Urls.realmIssuer(base, realm.getName()));
    }

    /** JumpCloud's field "ACS URLs" (SAML Profiles 4.1.4.3). */
    public String acsUrl() {
        return Urls.identityProviderAuthnResponse(base, alias, realm.getName()).toString();
    }

    /** JumpCloud's field "Login URL". */
    public String loginUrl() {
        return address("login");
    }

    /** Where JumpCloud's field "SP Certificate" can be downloaded from. */
    public String certificateUrl() {
        return address("sp-certificate.pem");
    }

    /** Keycloak's metadata of this side (SAML Metadata 2.4.4), which JumpCloud can read instead. */
    public String metadataUrl() {
        return acsUrl() + "/descriptor";
    }

    /** JumpCloud's field "Base URL" below "Identity Management" (RFC 7644 section 1.3). */
    public String scimBaseUrl() {
        return address("scim/v2");
    }

    /** Where a trial login of this id begins. */
    public String trialUrl(String id) {
        return address("trial-logins/" + id);
    }

    /** Where a set-up link leads that has this secret; browsers keep what follows the number sign to themselves. */
    public String setupLinkUrl(String secret) {
        return address("setup-link") + "#" + secret;
    }

    private String address(String path) {
        return UriBuilder.fromUri(base)
                .path(RealmsResource.class)
                .path("{realm}/jumpcloud/{alias}")
                .path(path)
                .build(realm.getName(), alias)
                .toString();
    }
}
