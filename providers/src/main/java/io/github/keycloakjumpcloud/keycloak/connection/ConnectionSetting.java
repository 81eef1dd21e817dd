package io.github.keycloakjumpcloud.keycloak.connection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.Constants;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The settings of a connection: key, type, default, label and help text side by side. The keys are stable: realm
 * exports and admins' scripts depend on them.
 */
public enum ConnectionSetting {
    METADATA_FILE(
            "metadataFile",
            ProviderConfigProperty.FILE_TYPE,
            null,
            "JumpCloud metadata file",
            "The metadata XML that JumpCloud exports (SSO application > SSO tab > Export Metadata). Saving fills the sign-on"
                    + " URL, the IdP entity ID, the certificates and the bindings from the file. Saving the same file"
                    + " again changes nothing. A new connection: choose the alias with care, because JumpCloud gets addresses"
                    + " with it; Client ID and Client Secret may be anything, and both are dropped. The page"
                    + " /realms/master/jumpcloud/setup leads through all steps instead."
                    + " Example: JumpCloud-saml2-metadata.xml"),
    /** Filled from the metadata file, and in no form: nobody needs to change it. */
    REDIRECT_ENDPOINT_DECLARED("redirectEndpointDeclared", ProviderConfigProperty.STRING_TYPE, null, null, null),
    GROUPS_ATTRIBUTE(
            "groupsAttribute",
            ProviderConfigProperty.STRING_TYPE,
            "memberOf",
            "Groups attribute",
            "SAML attribute that carries the person's JumpCloud groups: the name typed beside \"Include group attribute\" in"
                    + " JumpCloud. Default: memberOf. Example: groups"),
    ALLOWED_GROUPS(
            "allowedGroups",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null,
            "Allowed JumpCloud groups",
            "Only members of these JumpCloud groups may sign in. Every login is checked. An entry is an exact name, or a"
                    + " pattern with *. Empty: everyone to whom JumpCloud assigns the application may sign in. Example: App Users, or Sales *"),
    VERIFIED_DOMAINS(
            "verifiedDomains",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null,
            "Verified e-mail domains",
            "E-mail domains for which this connection is trusted. The verified domains of its Organization are trusted too."
                    + " People of other domains are refused. Empty: people of every domain may sign in, and no existing account"
                    + " is linked without proof. Empty, and the connection is or was linked to an Organization: only people of"
                    + " that Organization's verified domains may sign in. *: people of every domain may sign in. Example: example.com"),
    PROVISIONING_MODE(
            "provisioningMode",
            ProviderConfigProperty.LIST_TYPE,
            "jit",
            "Provisioning mode",
            "What a first sign-in needs. jit: the account is created. invite-only: an account with that e-mail must exist."
                    + " scim-only: SCIM must have created it. Default: jit",
            "jit",
            "invite-only",
            "scim-only"),
    LINK_EXISTING(
            "linkExisting",
            ProviderConfigProperty.LIST_TYPE,
            "verified-domain",
            "Link existing accounts",
            "What a first sign-in does with an account of the same e-mail. verified-domain: links it at once if its address and"
                    + " the domain are verified, else asks the person to prove that the account is theirs. confirm: always asks."
                    + " never: refuses. Default: verified-domain",
            "verified-domain",
            "confirm",
            "never"),
    DEFAULT_ROLE(
            "defaultRole",
            ProviderConfigProperty.ROLE_TYPE,
            null,
            "Default role",
            "An account that this connection creates gets this role. Empty: no role. Example: app-user, or a client role as"
                    + " client-id/role"),
    DEPARTMENT_ROOT(
            "departmentRoot",
            ProviderConfigProperty.STRING_TYPE,
            "/Departments",
            "Department root",
            "Departments are groups directly under this group. In a realm with several customers, give each connection its"
                    + " own. No root may lie within another one. Default: /Departments. Example: /Acme/Departments"),
    GROUP_ROOT(
            "groupRoot",
            ProviderConfigProperty.STRING_TYPE,
            null,
            "Group root",
            "JumpCloud groups are mirrored under this group. No root may lie within another one. Empty: /JumpCloud/ and"
                    + " the alias. Example: /Acme/JumpCloud"),
    PORTAL_CLIENT(
            "portalClient",
            ProviderConfigProperty.CLIENT_LIST_TYPE,
            null,
            "Portal client",
            "The JumpCloud portal tile and the sign-in link open this client. It needs a Home URL (OIDC) or an IdP-initiated SSO"
                    + " URL name (SAML). Empty: the tile is refused with JC-310. Example: my-app"),
    BUTTON_IMAGE_URL(
            "buttonImageUrl",
            ProviderConfigProperty.STRING_TYPE,
            null,
            "Button image URL",
            "Image on the login button in the theme \"jumpcloud\". Empty: a neutral icon."
                    + " Example: https://app.example.com/logo.svg"),
    BUTTON_ON_FIRST_PAGE(
            "buttonOnFirstPage",
            ProviderConfigProperty.BOOLEAN_TYPE,
            "false",
            "Button on the first page",
            "For a connection that is linked to an Organization. On: everybody sees its button on the first login page, beside"
                    + " the e-mail field. Off: the button comes once an address was typed. A connection without an Organization"
                    + " has its button there anyway. Default: off"),
    REDIRECT_BY_EMAIL(
            "redirectByEmail",
            ProviderConfigProperty.BOOLEAN_TYPE,
            "false",
            "Redirect by e-mail address",
            "For a connection without an Organization. On: the first login page asks for the e-mail address only, and who types"
                    + " one of a verified domain of this connection is sent to JumpCloud. A connection with an Organization has"
                    + " Keycloak's switch for that. Default: off"),
    SCIM_ENABLED(
            "scimEnabled",
            ProviderConfigProperty.BOOLEAN_TYPE,
            "false",
            "SCIM enabled",
            "On: JumpCloud can create, update and deactivate people by SCIM. Off: SCIM requests are refused. Default: off"),
    SCIM_MODE(
            "scimMode",
            ProviderConfigProperty.LIST_TYPE,
            "live",
            "SCIM mode",
            "live: what JumpCloud sends is carried out. rehearse: JumpCloud is answered as if it were, and nothing stays; the setup"
                    + " page shows what would become of whom. A rehearsal ends after 14 days. Default: live",
            "live",
            "rehearse"),
    SCIM_DELETE(
            "scimDelete",
            ProviderConfigProperty.LIST_TYPE,
            "disable",
            "SCIM delete",
            "What a SCIM DELETE of a user does: disable the account, or delete it. Default: disable",
            "disable",
            "delete"),
    SCIM_BRAKE_PERCENT(
            "scimBrakePercent",
            ProviderConfigProperty.STRING_TYPE,
            "30",
            "SCIM brake (percent)",
            "Within an hour, SCIM may deactivate, delete or give another e-mail address to this percentage of the connection's"
                    + " users. A connection with up to"
                    + " 20 users has no brake. 0: no brake. Default: 30"),
    CONTACT_EMAIL(
            "contactEmail",
            ProviderConfigProperty.STRING_TYPE,
            null,
            "Contact e-mail",
            "Keycloak writes to this address before JumpCloud's certificate expires, and when somebody who was refused asks for"
                    + " access, if the realm has a mail server. Empty: no warning is sent."
                    + " Example: it@example.com");

    private final String key;
    private final String type;
    private final String defaultValue;
    private final String label;
    private final String help;
    private final List<String> options;

    ConnectionSetting(String key, String type, String defaultValue, String label, String help, String... options) {
        this.key = key;
        this.type = type;
        this.defaultValue = defaultValue;
        this.label = label;
        this.help = help;
        this.options = List.of(options);
    }

    /** The key in the identity provider's {@code config}. */
    public String key() {
        return key;
    }

    /** The value that holds when the setting is absent or blank; null where there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What holds where this text is stored, the default included. */
    public Optional<String> inForce(String stored) {
        return Optional.ofNullable(stored == null || stored.isBlank() ? defaultValue : stored.strip());
    }

    /** Of a switch: whether it is on where this text is stored. */
    public boolean isOn(String stored) {
        return Boolean.parseBoolean(inForce(stored).orElseThrow());
    }

    /** The settings as the admin console shows them. */
    public static List<ProviderConfigProperty> properties() {
        return Arrays.stream(values())
                .filter(setting -> setting.label != null)
                .map(ConnectionSetting::property)
                .toList();
    }

    /** The setting of this key. */
    public static Optional<ConnectionSetting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findAny();
    }

    /** Whether it holds several values. */
    public boolean isMultivalued() {
        return ProviderConfigProperty.MULTIVALUED_STRING_TYPE.equals(type);
    }

    /** Whether an admin sets it; the others follow from the metadata file. */
    public boolean isChosen() {
        return this != METADATA_FILE && this != REDIRECT_ENDPOINT_DECLARED;
    }

    /** Several values as they are stored. */
    public static String join(List<String> values) {
        return String.join(Constants.CFG_DELIMITER, values);
    }

    /** Splits a stored multi-valued setting; blank values are dropped. */
    public static List<String> split(String stored) {
        if (stored == null || stored.isBlank()) {
            return List.of();
        }
        return Arrays.stream(stored.split(Constants.CFG_DELIMITER))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private ProviderConfigProperty property() {
        ProviderConfigProperty property = new ProviderConfigProperty(key, label, help, type, defaultValue);
        if (!options.isEmpty()) {
            property.setOptions(options);
        }
        return property;
    }
}
