package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.access.TrustedDomains;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.response.PrincipalAttribute;
import java.util.Optional;
import java.util.Set;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;

/** Refuses settings that could not be used. Each message names the setting, for the admin who saves it. */
public final class SettingCheck {

    private static final Set<String> SWITCH = Set.of("true", "false");

    /** What stands beside the connections below {@code …/jumpcloud}. */
    private static final Set<String> TAKEN_ALIASES =
            Set.of("refusals", "setup", "setup-page", "blueprint-diff", "first-login-end", "post-login-end");

    private SettingCheck() {}

    /** Why a connection could not be saved as it is stored: by an older version, by an import, or past Keycloak. */
    public static Optional<String> problem(ConnectionConfig connection) {
        try {
            check(connection);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** @throws IllegalArgumentException for the first wrong setting */
    static void check(ConnectionConfig connection) {
        SettingText.check(connection);
        require(ConnectionSetting.VERIFIED_DOMAINS, () -> TrustedDomains.requireReadable(connection.verifiedDomains()));
        require(ConnectionSetting.ALLOWED_GROUPS, connection::allowedGroups);
        require(ConnectionSetting.PROVISIONING_MODE, connection::provisioningMode);
        require(ConnectionSetting.LINK_EXISTING, connection::linkExisting);
        requireGroupPath(ConnectionSetting.DEPARTMENT_ROOT, connection);
        requireGroupPath(ConnectionSetting.GROUP_ROOT, connection);
        requirePercentage(connection);
        require(ConnectionSetting.SCIM_DELETE, connection::scimDelete);
        requireSwitch(ConnectionSetting.SCIM_ENABLED, connection);
        requireSwitch(ConnectionSetting.BUTTON_ON_FIRST_PAGE, connection);
        requireSwitch(ConnectionSetting.REDIRECT_BY_EMAIL, connection);
        requireImageAddress(connection);
        requireContactAddress(connection);
        requireNameId(connection);
        requireAliasOfItsOwn(connection);
        KeycloakSettingCheck.check(connection);
    }

    private static void requireAliasOfItsOwn(ConnectionConfig connection) {
        if (TAKEN_ALIASES.contains(connection.getAlias())) {
            throw new IllegalArgumentException("alias: \"" + connection.getAlias()
                    + "\" is part of an address of this extension, choose another one");
        }
    }

    /** The reader's own sentence speaks of the value; the admin has to know the setting too. */
    private static void require(ConnectionSetting setting, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting.key() + ": " + e.getMessage(), e);
        }
    }

    private static void requireGroupPath(ConnectionSetting setting, ConnectionConfig connection) {
        require(setting, () -> connection.value(setting).ifPresent(GroupPath::parse));
    }

    private static void requirePercentage(ConnectionConfig connection) {
        String value = connection.value(ConnectionSetting.SCIM_BRAKE_PERCENT).orElseThrow();
        if (!value.matches("\\d{1,3}") || Integer.parseInt(value) > 100) {
            throw new IllegalArgumentException(
                    ConnectionSetting.SCIM_BRAKE_PERCENT.key() + " needs a whole number from 0 to 100");
        }
    }

    private static void requireSwitch(ConnectionSetting setting, ConnectionConfig connection) {
        if (!SWITCH.contains(connection.value(setting).orElseThrow())) {
            throw new IllegalArgumentException(setting.key() + " needs one of true, false");
        }
    }

    private static void requireImageAddress(ConnectionConfig connection) {
        connection
                .value(ConnectionSetting.BUTTON_IMAGE_URL)
                .filter(address -> !address.matches("https?://[^\\s\"'<>]+"))
                .ifPresent(address -> {
                    throw new IllegalArgumentException(
                            ConnectionSetting.BUTTON_IMAGE_URL.key() + " needs an http(s) URL");
                });
    }

    private static void requireContactAddress(ConnectionConfig connection) {
        connection
                .contactEmail()
                .filter(address -> EmailAddress.parse(address).isEmpty())
                .ifPresent(address -> {
                    throw new IllegalArgumentException(
                            ConnectionSetting.CONTACT_EMAIL.key() + " needs an e-mail address");
                });
    }

    /** People are already linked by the attribute of a provider that was adopted with one. */
    private static void requireNameId(ConnectionConfig connection) {
        Optional<PrincipalAttribute> principal = ConnectionPrincipal.of(connection);
        if (principal
                .filter(attribute -> !RememberedFacts.isAdopted(attribute, connection))
                .isPresent()) {
            throw new IllegalArgumentException(SAMLIdentityProviderConfig.PRINCIPAL_TYPE
                    + " needs \"Subject NameID\": JumpCloud's NameID says who a person is");
        }
        if (principal.filter(attribute -> attribute.name().isBlank()).isPresent()) {
            throw new IllegalArgumentException(SAMLIdentityProviderConfig.PRINCIPAL_ATTRIBUTE
                    + " needs the name of the attribute that says who a person is");
        }
    }
}
