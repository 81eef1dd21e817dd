package io.github.keycloakjumpcloud.keycloak.setting;

import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.connection.RememberedFacts;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * A connection that may be about to be saved. Keycloak makes every connection so, and calls {@link #validate} whenever one is saved over
 * the console, REST or an import; its {@link WrongInput} becomes a 400 with all sentences.
 */
public final class CheckedConnection extends ConnectionConfig {

    private static final long serialVersionUID = 1L;

    /** Keycloak hands config keys with this prefix to the login theme. */
    private static final String BUTTON_IMAGE_FOR_THEME = "kcTheme-buttonImageUrl";

    /** A new connection, with JumpCloud's defaults. */
    public CheckedConnection() {}

    private CheckedConnection(IdentityProviderModel model) {
        super(model);
    }

    /** A copy of a connection, to be changed and saved in its place. */
    public static CheckedConnection copyOf(ConnectionConfig connection) {
        return new CheckedConnection(connection);
    }

    /**
     * A provider of Keycloak's type {@code saml} as a connection: its settings stay, what only a connection has gets its
     * default.
     *
     * @throws WrongInput when nobody could sign in through it
     */
    public static CheckedConnection adopting(IdentityProviderModel saml, RealmModel realm) {
        CheckedConnection connection = new CheckedConnection(saml);
        connection.setProviderId(PROVIDER_ID);
        connection.addMissingSettings();
        connection.getConfig().putIfAbsent(SYNC_MODE, IdentityProviderSyncMode.FORCE.name());
        connection.getConfig().putIfAbsent(ALLOWED_CLOCK_SKEW, String.valueOf(CLOCK_SKEW_SECONDS));
        RememberedFacts.notePrincipal(connection);
        connection.validate(realm);
        connection.requireIdentityOfJumpCloud();
        return connection;
    }

    /** @throws WrongInput with everything that is wrong, and the sentences as its message */
    @Override
    public void validate(RealmModel realm) {
        try {
            settle(realm);
        } catch (WrongInput wrong) {
            Wording wording = Wording.ofAdministrator(KeycloakSessionUtil.getKeycloakSession(), realm);
            throw new WrongInput(wrong.problems(), wording.all(wrong.problems()));
        }
        handButtonImageToTheme();
        super.validate(realm);
    }

    private void settle(RealmModel realm) {
        Problems problems = new Problems();
        problems.collectAt(ConnectionSetting.METADATA_FILE.key(), this::settleMetadata);
        // The console's form for custom types insists on both; they mean nothing in SAML.
        getConfig().remove("clientId");
        getConfig().remove("clientSecret");
        // The console's edit form writes one blank entry where there is none, which would go into each request.
        getConfig().remove(AUTHN_CONTEXT_CLASS_REFS, "[\"\"]");
        getConfig().remove(AUTHN_CONTEXT_DECL_REFS, "[\"\"]");
        KeycloakSettingCheck.tidy(getConfig());
        setValidateSignature(true);
        problems.collectAt(SIGNING_CERTIFICATE_KEY, this::normaliseCertificates);
        RememberedFacts.keep(this, realm);
        SettingCheck.check(this).forEach(problems::add);
        KeycloakSettingCheck.checkAddresses(this, realm, problems);
        problems.collect(() -> RootCheck.check(this, realm));
        problems.requireNone();
    }

    private void handButtonImageToTheme() {
        Optional<String> image = value(ConnectionSetting.BUTTON_IMAGE_URL);
        getConfig().remove(BUTTON_IMAGE_FOR_THEME);
        image.ifPresent(url -> getConfig().put(BUTTON_IMAGE_FOR_THEME, url));
    }
}
