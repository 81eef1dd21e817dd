package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A realm of its own with an application, a JumpCloud connection made from exported metadata as an admin would make it,
 * and JumpCloud's application on the other side.
 */
public final class TestRealm implements AutoCloseable {
    /** Alias of the first connection. */
    public static final String ALIAS = "jumpcloud";

    /** The type of a connection. */
    public static final String PROVIDER = "jumpcloud-saml";

    private final URI server;
    private final RealmAdmin admin;
    private final App app;
    private final String alias;
    private final String signOnUrl;
    private SsoApplication application;

    public TestRealm(
            URI server, RealmAdmin admin, App app, String alias, String signOnUrl, SsoApplication application) {
        this.server = server;
        this.admin = admin;
        this.app = app;
        this.alias = alias;
        this.signOnUrl = signOnUrl;
        this.application = application;
    }

    public static Builder builder() {
        return new Builder();
    }

    public RealmAdmin admin() {
        return admin;
    }

    public App app() {
        return app;
    }

    /** Alias of this connection. */
    public String alias() {
        return alias;
    }

    /**
     * Adds a further connection, to another JumpCloud organization with a key of its own, and returns the realm as seen
     * from that connection.
     */
    public TestRealm connect(String otherAlias, Map<String, String> settings, UnaryOperator<SsoApplication> change) {
        String url = "http://127.0.0.1/saml2/" + otherAlias;
        SsoApplication made = change.apply(SsoApplication.of(
                otherAlias,
                otherAlias,
                entityId(),
                entityId() + "/broker/" + otherAlias + "/endpoint",
                SigningKeys.next()));
        Map<String, String> config = new LinkedHashMap<>(settings);
        config.put("metadataFile", made.metadata(url).xml());
        admin.createIdentityProvider(otherAlias, PROVIDER, config);
        return connected(otherAlias, made, url);
    }

    /** Adds a provider of Keycloak's own type {@code saml} beside the connection, and returns the realm as seen from it. */
    public TestRealm connectPlainSaml(String otherAlias) {
        String url = "http://127.0.0.1/saml2/" + otherAlias;
        SsoApplication made = SsoApplication.of(
                otherAlias, otherAlias, entityId(), entityId() + "/broker/" + otherAlias + "/endpoint", Builder.KEY);
        admin.createIdentityProvider(otherAlias, "saml", Builder.plainConfig(made, url));
        return connected(otherAlias, made, url);
    }

    /** The realm as seen from a connection that is there already. */
    public TestRealm connected(String otherAlias, SsoApplication other, String url) {
        return new TestRealm(server, admin, app, otherAlias, url, other);
    }

    /** JumpCloud's side of the connection, as it is now. */
    public SsoApplication application() {
        return application;
    }

    /** Changes JumpCloud's side without telling Keycloak. */
    public void changeApplication(UnaryOperator<SsoApplication> change) {
        application = change.apply(application);
    }

    /** Changes the connection's settings and leaves the others as they are. */
    public void configure(Map<String, String> settings) {
        admin.configure(alias, settings);
    }

    public String signOnUrl() {
        return signOnUrl;
    }

    /** The SP Entity ID. */
    public String entityId() {
        return server + "/realms/" + admin.name();
    }

    /** The ACS URL. */
    public String acsUrl() {
        return entityId() + "/broker/" + alias + "/endpoint";
    }

    /** A browser of a person who has never been here; it stops at the application and at JumpCloud. */
    public Browser browser() {
        return new Browser().stopAt(app.home()).stopAt(signOnUrl);
    }

    /** A person with a new browser, who has not gone anywhere yet. */
    public SignIn newPerson() {
        return new SignIn(this, browser());
    }

    /** A new browser that the application has sent to JumpCloud through Keycloak. */
    public SignIn atJumpCloud() {
        return newPerson().start();
    }

    /** Signs in with a new browser, all the way to the application's tokens. */
    public Login login(Person person) {
        SignIn signIn = atJumpCloud();
        signIn.answer(person);
        return signIn.login();
    }

    /** Tries to sign in with a new browser and returns the refusal; an error when it is not refused. */
    public RefusalPage refusal(Person person) {
        return RefusalPage.of(atJumpCloud().answer(person));
    }

    /** Sends any text as a SAML response, as a form of JumpCloud would. */
    public Page post(Browser browser, String samlResponse, String relayState) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLResponse", samlResponse);
        if (relayState != null) {
            fields.put("RelayState", relayState);
        }
        return browser.post(URI.create(acsUrl()), fields);
    }

    /** Deletes the realm. */
    @Override
    public void close() {
        admin.delete();
    }

    /** Collects what a test realm is to be like; the defaults are JumpCloud's and the connection's. */
    public static final class Builder {
        // Making a key takes a while; tests that need another one make it.
        private static final SigningKey KEY = SigningKey.generate();

        private final Map<String, String> settings = new LinkedHashMap<>();
        private final RealmSettings realmSettings = RealmSettings.unique();
        private UnaryOperator<SsoApplication> application = UnaryOperator.identity();
        private String signOnUrl = "http://127.0.0.1/saml2/app";
        private boolean plainSaml;

        private Builder() {}

        /** A setting of the connection. */
        public Builder setting(String key, String value) {
            settings.put(key, value);
            return this;
        }

        /** Several values of one setting. */
        public Builder setting(String key, String first, String... more) {
            return setting(key, first + "##" + String.join("##", more));
        }

        /** Changes JumpCloud's application before its metadata is exported. */
        public Builder application(UnaryOperator<SsoApplication> change) {
            UnaryOperator<SsoApplication> before = application;
            application = present -> change.apply(before.apply(present));
            return this;
        }

        /** Lets JumpCloud send the person's groups as {@code memberOf}, the connection's default. */
        public Builder groups() {
            return application(present -> present.withGroupAttributeName("memberOf"));
        }

        /** A field of the realm. */
        public Builder realm(String field, Object value) {
            realmSettings.with(field, value);
            return this;
        }

        public Builder organizations() {
            realmSettings.organizations();
            return this;
        }

        /** Makes a provider of Keycloak's own type {@code saml} instead, as there was before this product. */
        public Builder plainSaml() {
            plainSaml = true;
            return this;
        }

        /** Where a running simulator answers, for tests in a real browser. */
        public Builder signOnUrl(String url) {
            signOnUrl = url;
            return this;
        }

        /** Creates the realm, the application and the connection. */
        public TestRealm create() {
            return create(Keycloak.server().baseUri(), Keycloak.admin());
        }

        /** The same on another server than the one that tests share. */
        public TestRealm create(KeycloakServer server) {
            return create(server.baseUri(), new AdminApi(server.admin()));
        }

        public TestRealm create(URI server, AdminApi api) {
            RealmAdmin admin = api.createRealm(realmSettings);
            admin.createClient(App.representation());
            App app = new App(server, admin.name());
            String slug = signOnUrl.substring(signOnUrl.lastIndexOf('/') + 1);
            String entityId = server + "/realms/" + admin.name();
            SsoApplication made = application.apply(
                    SsoApplication.of(slug, "Test", entityId, entityId + "/broker/" + ALIAS + "/endpoint", KEY));
            if (plainSaml) {
                Map<String, String> config = plainConfig(made, signOnUrl);
                config.putAll(settings);
                admin.createIdentityProvider(ALIAS, "saml", config);
            } else {
                admin.createIdentityProvider(ALIAS, PROVIDER, config(made));
            }
            return new TestRealm(server, admin, app, ALIAS, signOnUrl, made);
        }

        private Map<String, String> config(SsoApplication made) {
            Map<String, String> config = new LinkedHashMap<>();
            config.put("metadataFile", made.metadata(signOnUrl).xml());
            config.put("portalClient", App.CLIENT_ID);
            config.putAll(settings);
            return config;
        }

        private static Map<String, String> plainConfig(SsoApplication made, String signOnUrl) {
            Map<String, String> config = new LinkedHashMap<>();
            config.put("idpEntityId", made.issuer());
            config.put("singleSignOnServiceUrl", signOnUrl);
            config.put("signingCertificate", made.key().certificateBase64());
            config.put("validateSignature", "true");
            config.put("postBindingAuthnRequest", "true");
            config.put("postBindingResponse", "true");
            return config;
        }
    }
}
