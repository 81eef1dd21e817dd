package io.github.keycloakjumpcloud.keycloak.firstpage;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.browser.WebAuthnConditionalUIAuthenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.model.AuthenticationContextBean;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.authentication.authenticators.browser.OrganizationAuthenticator;
import org.keycloak.organization.forms.login.freemarker.model.OrganizationAwareAuthenticationContextBean;
import org.keycloak.organization.utils.Organizations;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Keycloak's e-mail-first step, and three things more: its first page also has the buttons of linked connections that want
 * it; an address that no Organization claims leads to the connection that has its domain; and a realm without
 * Organizations has that page as well, when a connection wants it.
 *
 * <p>Keycloak decides first. Where nothing of this is wanted, nothing differs from Keycloak.
 */
final class FirstPage extends OrganizationAuthenticator {

    private static final String REMEMBER_ME = "rememberMe";

    private final KeycloakSession session;
    private final PageMemory memory;
    private final WebAuthnConditionalUIAuthenticator passkeys;

    FirstPage(KeycloakSession session, PageMemory memory) {
        super(session);
        this.session = session;
        this.memory = memory;
        this.passkeys = new WebAuthnConditionalUIAuthenticator(session, any -> page());
    }

    @Override
    public boolean configuredFor(KeycloakSession any, RealmModel realm, UserModel user) {
        return super.configuredFor(any, realm, user) || isAsked(realm);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (keycloakAsks()) {
            super.authenticate(context);
            complete(context, loginHint(context));
        } else if (context.getUser() == null && isAsked(context.getRealm())) {
            askForAddress(context);
        } else {
            context.attempted();
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        super.action(context);
        Optional<String> typed = Optional.ofNullable(
                context.getHttpRequest().getDecodedFormParameters().getFirst(UserModel.USERNAME));
        if (!keycloakAsks()) {
            recognise(context, typed);
        }
        complete(context, typed);
    }

    /** Whether Keycloak has its page of the address, with Organizations. */
    private boolean keycloakAsks() {
        return Organizations.isEnabledAndOrganizationsPresent(session.getProvider(OrganizationProvider.class));
    }

    /** Whether a connection wants people to be asked for their address. */
    private boolean isAsked(RealmModel realm) {
        return !memory.of(session, realm).homes().areNone();
    }

    private void askForAddress(AuthenticationFlowContext context) {
        Optional<String> hint = loginHint(context);
        if (leadHome(context, hint)) {
            return;
        }
        if (passkeys.isPasskeysEnabled()) {
            passkeys.fillContextForm(context);
        }
        context.form().setFormData(hint.map(FirstPage::name).orElseGet(this::remembered));
        context.challenge(page());
    }

    private static MultivaluedHashMap<String, String> name(String name) {
        return new MultivaluedHashMap<>(Map.of(UserModel.USERNAME, name));
    }

    /** As on Keycloak's page with name and password, in whose place this one is. */
    private MultivaluedHashMap<String, String> remembered() {
        String remembered = AuthenticationManager.getRememberMeUsername(session);
        if (remembered == null) {
            return new MultivaluedHashMap<>();
        }
        MultivaluedHashMap<String, String> form = name(remembered);
        form.add(REMEMBER_ME, "on");
        return form;
    }

    /** Keycloak's page with name and password takes a name with white space around it, and this page is in its place. */
    private void recognise(AuthenticationFlowContext context, Optional<String> typed) {
        if (context.getStatus() == FlowStatus.ATTEMPTED && context.getUser() == null) {
            typed.map(AttributeText::trim).ifPresent(name -> {
                context.setUser(person(context, name));
                context.getAuthenticationSession()
                        .setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, name);
            });
        }
    }

    /** Adds what Keycloak leaves open: an address that no Organization claims, and a page without our buttons. */
    private void complete(AuthenticationFlowContext context, Optional<String> name) {
        if (context.getStatus() == FlowStatus.ATTEMPTED) {
            leadHome(context, name);
        } else if (isFirstPage(context)
                // Keycloak 26.4 shows its page to somebody unknown whom an application names.
                && !leadHome(context, name)
                && !linkedButtons(context.getRealm()).isEmpty()) {
            draw(context);
        }
    }

    /** Pages for a known person or Organization have the buttons of these. */
    private boolean isFirstPage(AuthenticationFlowContext context) {
        return context.getUser() == null && session.getContext().getOrganization() == null;
    }

    /** Draws the page again with the same form, so messages, typed values and passkeys stay as Keycloak has set them. */
    private void draw(AuthenticationFlowContext context) {
        if (context.getStatus() == FlowStatus.CHALLENGE) {
            context.challenge(page());
        } else if (context.getStatus() == FlowStatus.FAILURE_CHALLENGE) {
            context.failureChallenge(context.getError(), page());
        }
    }

    private List<IdentityProviderModel> linkedButtons(RealmModel realm) {
        return LinkedButtons.of(session, memory.of(session, realm).withButton()).toList();
    }

    private Response page() {
        List<IdentityProviderModel> linked = linkedButtons(session.getContext().getRealm());
        // The form as it was filled in last; the context would empty it.
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        form.setAttributeMapper(attributes -> {
            attributes.computeIfPresent(
                    "social", (name, bean) -> new FirstPageProviders((IdentityProviderBean) bean, linked));
            attributes.computeIfPresent(
                    "auth",
                    (name, bean) ->
                            new OrganizationAwareAuthenticationContextBean((AuthenticationContextBean) bean, false));
            return attributes;
        });
        return form.createLoginUsername();
    }

    /** Sends the person to the connection that has the address's domain, and says whether there is one. */
    private boolean leadHome(AuthenticationFlowContext context, Optional<String> typed) {
        Optional<String> name = typed.map(AttributeText::trim);
        Optional<String> home = name.flatMap(EmailAddress::parse)
                .flatMap(address -> memory.of(session, context.getRealm())
                        .homes()
                        .of(address)
                        .filter(alias -> !isOfOrganization(address)))
                .filter(alias -> !hasOtherWayIn(person(context, name.orElseThrow())));
        home.ifPresent(alias -> {
            // Keycloak has noted the name for its next step, which does not come now.
            context.getAuthenticationSession().removeAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
            context.getAuthenticationSession().removeAuthNote(AbstractUsernameFormAuthenticator.USERNAME_HIDDEN);
            redirect(context, alias, name.orElseThrow());
        });
        return home.isPresent();
    }

    /** Such an Organization decides, even when it has nobody to lead to. */
    private boolean isOfOrganization(EmailAddress address) {
        return keycloakAsks()
                && Optional.ofNullable(
                                session.getProvider(OrganizationProvider.class).getByDomainName(address.domain()))
                        .filter(OrganizationModel::isEnabled)
                        .isPresent();
    }

    private UserModel person(AuthenticationFlowContext context, String name) {
        return context.getUser() != null
                ? context.getUser()
                : KeycloakModelUtils.findUserByNameOrEmail(session, context.getRealm(), name);
    }

    /** As Keycloak does for Organizations: who has a password chooses, so that an administrator can still come in. */
    private static boolean hasOtherWayIn(UserModel user) {
        return user != null
                && (user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
                        || user.credentialManager().isConfiguredFor(WebAuthnCredentialModel.TYPE_PASSWORDLESS));
    }

    private static Optional<String> loginHint(AuthenticationFlowContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM))
                .filter(hint -> !hint.isBlank());
    }
}
