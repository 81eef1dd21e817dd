package io.github.keycloakjumpcloud.keycloak.setting;

import io.github.keycloakjumpcloud.core.access.TrustedDomains;
import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.response.PrincipalAttribute;
import io.github.keycloakjumpcloud.core.scim.ScimMode;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionPrincipal;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.connection.GroupPath;
import io.github.keycloakjumpcloud.keycloak.connection.RememberedFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;

/** Finds settings that could not be used. */
public final class SettingCheck {

    private static final Set<String> SWITCH = Set.of("true", "false");

    /** What stands beside the connections below {@code …/jumpcloud}. */
    private static final Set<String> TAKEN_ALIASES =
            Set.of("refusals", "setup", "setup-page", "blueprint-diff", "first-login-end", "post-login-end");

    private final ConnectionConfig connection;
    private final Problems problems = new Problems();

    private SettingCheck(ConnectionConfig connection) {
        this.connection = connection;
    }

    /**
     * What is wrong with the settings, whatever the realm is. Stored ones are wrong by an older version, by an import, or past
     * Keycloak.
     */
    public static List<Problem> check(ConnectionConfig connection) {
        SettingCheck check = new SettingCheck(connection);
        SettingText.check(connection, check.problems);
        check.all();
        KeycloakSettingCheck.check(connection, check.problems);
        return check.problems.all();
    }

    private void all() {
        require(ConnectionSetting.VERIFIED_DOMAINS, () -> TrustedDomains.requireReadable(connection.verifiedDomains()));
        require(ConnectionSetting.ALLOWED_GROUPS, connection::allowedGroups);
        require(ConnectionSetting.PROVISIONING_MODE, connection::provisioningMode);
        require(ConnectionSetting.LINK_EXISTING, connection::linkExisting);
        requireGroupPath(ConnectionSetting.DEPARTMENT_ROOT);
        requireGroupPath(ConnectionSetting.GROUP_ROOT);
        requirePercentage();
        require(
                ConnectionSetting.SCIM_MODE,
                () -> ScimMode.parse(
                        connection.value(ConnectionSetting.SCIM_MODE).orElseThrow()));
        require(ConnectionSetting.SCIM_DELETE, connection::scimDelete);
        requireSwitch(ConnectionSetting.SCIM_ENABLED);
        requireSwitch(ConnectionSetting.BUTTON_ON_FIRST_PAGE);
        requireSwitch(ConnectionSetting.REDIRECT_BY_EMAIL);
        requireImageAddress();
        requireContactAddress();
        requireNameId();
        requireAliasOfItsOwn();
    }

    private void requireAliasOfItsOwn() {
        if (TAKEN_ALIASES.contains(connection.getAlias())) {
            problems.add(
                    ProblemKind.ALIAS_RESERVED.problem(connection.getAlias()).at("alias"));
        }
    }

    private void require(ConnectionSetting setting, Runnable reading) {
        problems.collectAt(setting.key(), reading);
    }

    private void wrong(ConnectionSetting setting, ProblemKind kind, Object... arguments) {
        problems.add(kind.problem(arguments).at(setting.key()));
    }

    private void requireGroupPath(ConnectionSetting setting) {
        require(setting, () -> connection.value(setting).ifPresent(GroupPath::parse));
    }

    private void requirePercentage() {
        String value = connection.value(ConnectionSetting.SCIM_BRAKE_PERCENT).orElseThrow();
        if (!value.matches("\\d{1,3}") || Integer.parseInt(value) > 100) {
            wrong(ConnectionSetting.SCIM_BRAKE_PERCENT, ProblemKind.NOT_A_NUMBER, 0, 100);
        }
    }

    private void requireSwitch(ConnectionSetting setting) {
        if (!SWITCH.contains(connection.value(setting).orElseThrow())) {
            wrong(setting, ProblemKind.NOT_ALLOWED_VALUE, List.of("true", "false"));
        }
    }

    private void requireImageAddress() {
        connection
                .value(ConnectionSetting.BUTTON_IMAGE_URL)
                .filter(address -> !address.matches("https?://[^\\s\"'<>]+"))
                .ifPresent(address -> wrong(ConnectionSetting.BUTTON_IMAGE_URL, ProblemKind.NOT_A_WEB_ADDRESS));
    }

    private void requireContactAddress() {
        connection
                .contactEmail()
                .filter(address -> EmailAddress.parse(address).isEmpty())
                .ifPresent(address -> wrong(ConnectionSetting.CONTACT_EMAIL, ProblemKind.NOT_AN_EMAIL_ADDRESS));
    }

    /** People are already linked by the attribute of a provider that was adopted with one. */
    private void requireNameId() {
        Optional<PrincipalAttribute> principal = ConnectionPrincipal.of(connection);
        if (principal
                .filter(attribute -> !RememberedFacts.isAdopted(attribute, connection))
                .isPresent()) {
            problems.add(ProblemKind.NAME_ID_NEEDED.problem().at(SAMLIdentityProviderConfig.PRINCIPAL_TYPE));
        } else if (principal.filter(attribute -> attribute.name().isBlank()).isPresent()) {
            problems.add(ProblemKind.PRINCIPAL_ATTRIBUTE_NEEDED
                    .problem()
                    .at(SAMLIdentityProviderConfig.PRINCIPAL_ATTRIBUTE));
        }
    }
}
