package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.access.AccessPolicy;
import io.github.keycloakjumpcloud.core.access.GroupPattern;
import io.github.keycloakjumpcloud.core.access.TrustedDomains;
import io.github.keycloakjumpcloud.core.account.AccountPolicy;
import io.github.keycloakjumpcloud.core.account.ExistingAccountLinking;
import io.github.keycloakjumpcloud.core.account.ProvisioningMode;
import io.github.keycloakjumpcloud.core.certificate.PastedCertificate;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.scim.DeletionMode;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.RealmModel;

/**
 * The settings of a connection, typed. {@link #validate} of this class looks at what Keycloak itself looks at, and at no setting: a
 * connection that is to be saved is a {@code CheckedConnection}.
 */
public class ConnectionConfig extends SAMLIdentityProviderConfig {

    /** The provider type of a connection. */
    public static final String PROVIDER_ID = "jumpcloud-saml";

    private static final long serialVersionUID = 1L;

    /** NameID format that leaves the choice to JumpCloud; Keycloak would ask for a persistent one. */
    private static final String NAME_ID_UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    protected static final int CLOCK_SKEW_SECONDS = 60;

    /** A new connection, with JumpCloud's defaults. */
    public ConnectionConfig() {
        setValidateSignature(true);
        setWantAssertionsSigned(false);
        setWantAuthnRequestsSigned(false);
        setPostBindingAuthnRequest(true);
        setPostBindingResponse(true);
        setPostBindingLogout(true);
        setAllowedClockSkew(CLOCK_SKEW_SECONDS);
        setNameIDPolicyFormat(NAME_ID_UNSPECIFIED);
        setSyncMode(IdentityProviderSyncMode.FORCE);
        addMissingSettings();
    }

    protected ConnectionConfig(IdentityProviderModel model) {
        super(model);
    }

    /** Gives every setting that has a default and no value its default. */
    protected final void addMissingSettings() {
        for (ConnectionSetting setting : ConnectionSetting.values()) {
            if (setting.defaultValue() != null) {
                getConfig().putIfAbsent(setting.key(), setting.defaultValue());
            }
        }
    }

    /** @throws WrongInput when what is known of JumpCloud does not do for a login */
    public void requireIdentityOfJumpCloud() {
        if (getIdpEntityId() == null || getIdpEntityId().isBlank()) {
            throw new WrongInput(ProblemKind.IDP_ENTITY_ID_MISSING.problem().at(IDP_ENTITY_ID));
        }
        if (storedCertificates().list().isEmpty() && !isUseMetadataDescriptorUrl()) {
            throw new WrongInput(ProblemKind.CERTIFICATE_MISSING.problem().at(SIGNING_CERTIFICATE_KEY));
        }
    }

    /** The typed view of a stored connection; works on a copy of the model. */
    public static ConnectionConfig of(IdentityProviderModel model) {
        return model instanceof ConnectionConfig config ? config : new ConnectionConfig(model);
    }

    /** A copy that can be changed without the original. */
    public ConnectionConfig copy() {
        return new ConnectionConfig(this);
    }

    /** Whether the model is a connection of this provider type. */
    public static boolean isConnection(IdentityProviderModel model) {
        return model != null && PROVIDER_ID.equals(model.getProviderId());
    }

    /** Signatures are always required, whatever the stored switch says: an unsigned message proves nothing. */
    @Override
    public boolean isValidateSignature() {
        return true;
    }

    /** Accounts are always stored: the rules about accounts and proof speak of nothing else. */
    @Override
    public boolean isTransientUsers() {
        return false;
    }

    /** Who may come in, as far as this connection's own settings say. */
    public AccessPolicy accessPolicy(TrustedDomains domains) {
        return new AccessPolicy(allowedGroups(), groupsAttribute(), domains);
    }

    /** Whether only members of certain groups may sign in. */
    public boolean asksForGroups() {
        return !allowedGroups().isEmpty();
    }

    /** Patterns of groups, of which a person needs one. */
    public List<GroupPattern> allowedGroups() {
        return values(ConnectionSetting.ALLOWED_GROUPS).stream()
                .map(GroupPattern::of)
                .toList();
    }

    /** The domains set on the connection itself, as typed. */
    public List<String> verifiedDomains() {
        return values(ConnectionSetting.VERIFIED_DOMAINS);
    }

    public String groupsAttribute() {
        return value(ConnectionSetting.GROUPS_ATTRIBUTE).orElseThrow();
    }

    /** What becomes of accounts. */
    public AccountPolicy accountPolicy(RealmModel realm) {
        return new AccountPolicy(
                provisioningMode(), linkExisting(), !realm.getSmtpConfig().isEmpty());
    }

    public ProvisioningMode provisioningMode() {
        return ProvisioningMode.parse(value(ConnectionSetting.PROVISIONING_MODE).orElseThrow());
    }

    public ExistingAccountLinking linkExisting() {
        return ExistingAccountLinking.parse(
                value(ConnectionSetting.LINK_EXISTING).orElseThrow());
    }

    /** Name of a realm role, or {@code client-id/role}. */
    public Optional<String> defaultRole() {
        return value(ConnectionSetting.DEFAULT_ROLE);
    }

    /** Perhaps {@linkplain GroupPath#isNowhere nowhere}. */
    public GroupPath departmentRoot() {
        return GroupPath.stored(value(ConnectionSetting.DEPARTMENT_ROOT).orElseThrow());
    }

    /** Perhaps {@linkplain GroupPath#isNowhere nowhere}. */
    public GroupPath groupRoot() {
        return value(ConnectionSetting.GROUP_ROOT)
                .map(GroupPath::stored)
                .orElseGet(() -> new GroupPath(List.of("JumpCloud", getAlias())));
    }

    public Optional<String> portalClient() {
        return value(ConnectionSetting.PORTAL_CLIENT);
    }

    /** What the uploaded metadata said of "Declare Redirect Endpoint"; empty when none was uploaded. */
    public Optional<Boolean> redirectDeclared() {
        return value(ConnectionSetting.REDIRECT_ENDPOINT_DECLARED).map(Boolean::valueOf);
    }

    /** Whether the SCIM endpoint answers. */
    public boolean scimEnabled() {
        return ConnectionSetting.SCIM_ENABLED.isOn(getConfig().get(ConnectionSetting.SCIM_ENABLED.key()));
    }

    /** Share of the connection's users that may be deactivated or deleted within an hour; 0 for any. */
    public int scimBrakePercent() {
        return Integer.parseInt(value(ConnectionSetting.SCIM_BRAKE_PERCENT).orElseThrow());
    }

    public DeletionMode scimDelete() {
        return DeletionMode.parse(value(ConnectionSetting.SCIM_DELETE).orElseThrow());
    }

    /** Whom to write to about this connection. */
    public Optional<String> contactEmail() {
        return value(ConnectionSetting.CONTACT_EMAIL);
    }

    /** JumpCloud's signing certificates, expired ones included; none where Keycloak reads them by URL. */
    public List<X509Certificate> certificates() {
        return certificates(StoredCertificates::list);
    }

    /** As {@link #certificates}, from this node's memory, which whoever looks at many connections would fill with others. */
    List<X509Certificate> certificatesOfLogin() {
        return certificates(StoredCertificates::listAgain);
    }

    private List<X509Certificate> certificates(Function<StoredCertificates, List<PastedCertificate>> list) {
        return isUseMetadataDescriptorUrl()
                ? List.of()
                : list.apply(storedCertificates()).stream()
                        .map(PastedCertificate::certificate)
                        .toList();
    }

    /** Trusts these certificates, and no others. */
    public void trust(List<X509Certificate> certificates) {
        storedCertificates().replace(certificates.stream().map(PastedCertificate::of));
    }

    /**
     * Takes over what JumpCloud's metadata file says; certificates that were added to the same file since stay beside its own.
     *
     * @throws WrongInput when no connection can be made from the file
     */
    public void readMetadata(String file) {
        new UploadedMetadata(this).read(file);
    }

    /** What is known of JumpCloud comes from elsewhere now than from a metadata file. */
    public void forgetMetadataFile() {
        new UploadedMetadata(this).forget();
    }

    /**
     * Reads the metadata file of a config that is about to be saved, if it was not read before.
     *
     * @throws WrongInput when no connection can be made from the file
     */
    protected final void settleMetadata() {
        new UploadedMetadata(this).settle(RememberedFacts.stored(this).orElse(Map.of()));
    }

    /** @throws WrongInput for a text that is no certificate */
    protected final void normaliseCertificates() {
        storedCertificates().normalise();
    }

    private StoredCertificates storedCertificates() {
        return new StoredCertificates(getConfig());
    }

    /** The value in force, the default included. */
    public Optional<String> value(ConnectionSetting setting) {
        return setting.inForce(getConfig().get(setting.key()));
    }

    /** The values of a setting that holds several. */
    public List<String> values(ConnectionSetting setting) {
        return ConnectionSetting.split(getConfig().get(setting.key()));
    }
}
