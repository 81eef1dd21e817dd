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

/** A "Custom SAML App" of the JumpCloud admin console. Each {@code with…} method returns a changed copy. */
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
     * An application with JumpCloud's defaults: assertion signed with RSA-SHA256 by a new key, redirect endpoint not
     * declared, no group attribute, all of {@link DirectoryField} under their default names, issuer {@code JumpCloud}.
     *
     * @param slug last part of the sign-on URL; letters, digits, {@code -} and {@code _}
     */
    public static SsoApplication of(String slug, String label, String spEntityId, String acsUrl) {
        return of(slug, label, spEntityId, acsUrl, SigningKey.generate());
    }

    /** The same with a key that is there already; making one takes some tenths of a second. */
    public static SsoApplication of(String slug, String label, String spEntityId, String acsUrl, SigningKey key) {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("Not usable in a URL: " + slug);
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

    public String label() {
        return label;
    }

    public String spEntityId() {
        return spEntityId;
    }

    public String acsUrl() {
        return acsUrl;
    }

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

    /** Null when "include group attribute" is not ticked. */
    public String groupAttributeName() {
        return groupAttributeName;
    }

    /** The names under which user attributes are sent; a field that is not in the map is not sent. */
    public Map<DirectoryField, String> attributeNames() {
        return attributeNames;
    }

    public Map<String, List<String>> constantAttributes() {
        return constantAttributes;
    }

    /** Null when the tile sends an unsolicited response. */
    public String loginUrl() {
        return loginUrl;
    }

    /** What verifies signed requests; null when none was uploaded, and then signed requests fail. */
    public X509Certificate spCertificate() {
        return spCertificate;
    }

    public Set<Mistake> mistakes() {
        return mistakes;
    }

    /** What the application exports, when its sign-on URL is this one. */
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

    /** What the tile sends as RelayState; empty when the admin set none. */
    public SsoApplication withDefaultRelayState(String value) {
        return with(copy -> copy.defaultRelayState = Objects.requireNonNull(value));
    }

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

    public SsoApplication withGroupAttributeName(String value) {
        return with(copy -> copy.groupAttributeName = value);
    }

    /** The name under which a user attribute is sent; null takes it out of the mapping. */
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

    public SsoApplication withLoginUrl(String value) {
        return with(copy -> copy.loginUrl = value);
    }

    public SsoApplication withSpCertificate(X509Certificate value) {
        return with(copy -> copy.spCertificate = value);
    }

    public SsoApplication withMistakes(Set<Mistake> value) {
        Set<Mistake> ordered = EnumSet.noneOf(Mistake.class);
        ordered.addAll(value);
        return with(copy -> copy.mistakes = Collections.unmodifiableSet(ordered));
    }

    /**
     * What JumpCloud answers for that person; an error status when the person is not assigned.
     *
     * @param request the service provider's request, or null for an unsolicited response
     */
    public SamlResponse answer(Person person, AuthnRequest request) {
        return new Answer(this, person).to(request);
    }
}
