package io.github.keycloakjumpcloud.simulator.sso;

import io.github.keycloakjumpcloud.simulator.directory.DirectoryField;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.AuthnRequest;
import io.github.keycloakjumpcloud.simulator.saml.ExportedMetadata;
import io.github.keycloakjumpcloud.simulator.saml.NameIdFormat;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.saml.SignatureAlgorithm;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import io.github.keycloakjumpcloud.simulator.value.Immutable;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** A "Custom SAML App" in JumpCloud's admin console. Each {@code with…} method returns a changed copy. */
public final class SsoApplication extends Immutable<SsoApplication> {

    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private final String slug;
    private String label;
    private String spEntityId;
    private String acsUrl;
    private String defaultRelayState = "";
    private String issuer = "JumpCloud";
    private SigningKey key;
    private boolean redirectDeclared;
    private SigningMode signingMode = SigningMode.ASSERTION;
    private SignatureAlgorithm algorithm = SignatureAlgorithm.RSA_SHA256;
    private NameIdFormat nameIdFormat = NameIdFormat.UNSPECIFIED_1_0;
    private NameIdValue nameIdValue = NameIdValue.EMAIL;
    private String groupAttributeName;
    private Map<DirectoryField, String> attributeNames;
    private Map<String, List<String>> constantAttributes = Map.of();
    private String loginUrl;
    private X509Certificate spCertificate;
    private Set<Mistake> mistakes = Set.of();

    private SsoApplication(String slug) {
        this.slug = slug;
    }

    /**
     * An application with a new key and JumpCloud's defaults: assertion signed with RSA-SHA256, redirect endpoint not
     * declared, no group attribute, each {@link DirectoryField} under its default name, issuer {@code JumpCloud}.
     *
     * @param slug last part of the sign-on URL: letters, digits, {@code -} and {@code _}
     * @throws IllegalArgumentException when the slug has another character, or is empty
     */
    public static SsoApplication of(String slug, String label, String spEntityId, String acsUrl) {
        return of(slug, label, spEntityId, acsUrl, SigningKey.generate());
    }

    /** An application as {@link #of(String, String, String, String)} makes it, with a given key, which saves time. */
    public static SsoApplication of(String slug, String label, String spEntityId, String acsUrl, SigningKey key) {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("The slug can only have letters, digits, - and _: " + slug);
        }
        SsoApplication application = new SsoApplication(slug);
        application.label = Objects.requireNonNull(label, "label");
        application.spEntityId = Objects.requireNonNull(spEntityId, "spEntityId");
        application.acsUrl = Objects.requireNonNull(acsUrl, "acsUrl");
        application.key = Objects.requireNonNull(key, "key");
        Map<DirectoryField, String> names = new EnumMap<>(DirectoryField.class);
        for (DirectoryField field : DirectoryField.values()) {
            names.put(field, field.defaultAttributeName());
        }
        application.attributeNames = Collections.unmodifiableMap(names);
        return application;
    }

    public String slug() {
        return slug;
    }

    /** The name on the tile. */
    public String label() {
        return label;
    }

    public String spEntityId() {
        return spEntityId;
    }

    public String acsUrl() {
        return acsUrl;
    }

    /** The RelayState that the tile sends; empty when the admin set none. */
    public String defaultRelayState() {
        return defaultRelayState;
    }

    /** The IdP Entity ID. */
    public String issuer() {
        return issuer;
    }

    public SigningKey key() {
        return key;
    }

    /** The setting "Declare Redirect Endpoint". */
    public boolean redirectDeclared() {
        return redirectDeclared;
    }

    public SigningMode signingMode() {
        return signingMode;
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    public NameIdFormat nameIdFormat() {
        return nameIdFormat;
    }

    public NameIdValue nameIdValue() {
        return nameIdValue;
    }

    /** The name of the group attribute; null when "include group attribute" is off. */
    public String groupAttributeName() {
        return groupAttributeName;
    }

    /** The names of the user attributes. JumpCloud does not send a field that is absent from the map. */
    public Map<DirectoryField, String> attributeNames() {
        return attributeNames;
    }

    /** The attributes that have the same values for everybody, by name. */
    public Map<String, List<String>> constantAttributes() {
        return constantAttributes;
    }

    /** The address that the tile opens; null when the tile sends an unsolicited response. */
    public String loginUrl() {
        return loginUrl;
    }

    /** The certificate for signed requests ("SP Certificate"). Null fails every signed request. */
    public X509Certificate spCertificate() {
        return spCertificate;
    }

    /** The fields that the admin has filled in wrong. */
    public Set<Mistake> mistakes() {
        return mistakes;
    }

    /** The metadata that the application exports with the given sign-on URL. */
    public ExportedMetadata metadata(String ssoUrl) {
        return new ExportedMetadata(issuer, ssoUrl, redirectDeclared, List.of(key.certificate()));
    }

    public SsoApplication withLabel(String value) {
        return with(copy -> copy.label = Objects.requireNonNull(value));
    }

    public SsoApplication withSpEntityId(String value) {
        return with(copy -> copy.spEntityId = Objects.requireNonNull(value));
    }

    public SsoApplication withAcsUrl(String value) {
        return with(copy -> copy.acsUrl = Objects.requireNonNull(value));
    }

    /** Sets the RelayState that the tile sends; empty for none. */
    public SsoApplication withDefaultRelayState(String value) {
        return with(copy -> copy.defaultRelayState = Objects.requireNonNull(value));
    }

    /** Sets the IdP Entity ID. */
    public SsoApplication withIssuer(String value) {
        return with(copy -> copy.issuer = Objects.requireNonNull(value));
    }

    public SsoApplication withKey(SigningKey value) {
        return with(copy -> copy.key = Objects.requireNonNull(value));
    }

    public SsoApplication withRedirectDeclared(boolean value) {
        return with(copy -> copy.redirectDeclared = value);
    }

    public SsoApplication withSigningMode(SigningMode value) {
        return with(copy -> copy.signingMode = Objects.requireNonNull(value));
    }

    public SsoApplication withAlgorithm(SignatureAlgorithm value) {
        return with(copy -> copy.algorithm = Objects.requireNonNull(value));
    }

    public SsoApplication withNameIdFormat(NameIdFormat value) {
        return with(copy -> copy.nameIdFormat = Objects.requireNonNull(value));
    }

    public SsoApplication withNameIdValue(NameIdValue value) {
        return with(copy -> copy.nameIdValue = Objects.requireNonNull(value));
    }

    /** Sets the name of the group attribute; null leaves the attribute out. */
    public SsoApplication withGroupAttributeName(String value) {
        return with(copy -> copy.groupAttributeName = value);
    }

    /** Sets the name of a user attribute; null leaves the attribute out. */
    public SsoApplication withAttributeName(DirectoryField field, String name) {
        Map<DirectoryField, String> names = new EnumMap<>(DirectoryField.class);
        names.putAll(attributeNames);
        if (name == null) {
            names.remove(field);
        } else {
            names.put(field, name);
        }
        return with(copy -> copy.attributeNames = Collections.unmodifiableMap(names));
    }

    public SsoApplication withConstantAttribute(String name, String... values) {
        Map<String, List<String>> all = new LinkedHashMap<>(constantAttributes);
        all.put(name, List.of(values));
        return with(copy -> copy.constantAttributes = Collections.unmodifiableMap(all));
    }

    /** Sets the address that the tile opens; null lets the tile send an unsolicited response. */
    public SsoApplication withLoginUrl(String value) {
        return with(copy -> copy.loginUrl = value);
    }

    /** Sets the certificate that checks signed requests; null fails every signed request. */
    public SsoApplication withSpCertificate(X509Certificate value) {
        return with(copy -> copy.spCertificate = value);
    }

    public SsoApplication withMistakes(Set<Mistake> value) {
        Set<Mistake> ordered = EnumSet.noneOf(Mistake.class);
        ordered.addAll(value);
        return with(copy -> copy.mistakes = Collections.unmodifiableSet(ordered));
    }

    /**
     * The unsigned response for the person. The response has an error status when the person is not assigned.
     *
     * @param request the service provider's request, or null for an unsolicited response
     */
    public SamlResponse answer(Person person, AuthnRequest request) {
        return new Answer(this, person).to(request);
    }
}
