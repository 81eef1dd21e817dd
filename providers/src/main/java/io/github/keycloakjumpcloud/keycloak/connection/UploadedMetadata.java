package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.certificate.PastedCertificate;
import io.github.keycloakjumpcloud.core.metadata.ConnectionMetadata;
import io.github.keycloakjumpcloud.core.metadata.MetadataText;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.metadata.MetadataFile;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;

/**
 * The metadata file of a connection. It is read when it is saved, and the config keeps its fingerprint in its place: so a file
 * is read once, however often a tool sends it.
 */
final class UploadedMetadata {

    private static final Logger LOG = Logger.getLogger(UploadedMetadata.class);

    private static final String FILE = ConnectionSetting.METADATA_FILE.key();

    private static final String DIGEST = "sha256:";

    private static final Pattern FINGERPRINT = Pattern.compile(DIGEST + "[0-9a-f]{64}");

    /** Every file fills it, and nobody types it: it comes back from whoever has read the connection. */
    private static final String DECLARED = ConnectionSetting.REDIRECT_ENDPOINT_DECLARED.key();

    /** What a file fills. */
    private static final List<String> FILLED = List.of(
            SAMLIdentityProviderConfig.IDP_ENTITY_ID,
            SAMLIdentityProviderConfig.SINGLE_SIGN_ON_SERVICE_URL,
            SAMLIdentityProviderConfig.SIGNING_CERTIFICATE_KEY,
            SAMLIdentityProviderConfig.POST_BINDING_AUTHN_REQUEST,
            SAMLIdentityProviderConfig.POST_BINDING_RESPONSE,
            DECLARED);

    private final ConnectionConfig connection;
    private final Map<String, String> config;
    private final StoredCertificates certificates;

    UploadedMetadata(ConnectionConfig connection) {
        this.connection = connection;
        this.config = connection.getConfig();
        this.certificates = new StoredCertificates(config);
    }

    /**
     * Reads the file of a config that is about to be saved, if it was not read before. Whoever sends the fingerprint back has
     * read the whole connection, so the fields that come with it count, and one that was cleared is gone. A tool that keeps the
     * fingerprint alone, without {@link #DECLARED}, loses nothing; the fingerprint alone of a file that was not read is
     * refused. A tool that sends the same file again does not know what became of the fields since: all of them stay, a next
     * certificate among them.
     *
     * @param stored the settings of the stored connection; empty when there is none
     * @throws WrongInput when no connection can be made from the file
     */
    void settle(Map<String, String> stored) {
        String file = config.get(FILE);
        if (file == null || file.isBlank()) {
            forget();
        } else if (FINGERPRINT.matcher(file).matches()) {
            if (!config.containsKey(DECLARED)) {
                requireRead(file, stored);
                FILLED.stream().filter(stored::containsKey).forEach(key -> config.putIfAbsent(key, stored.get(key)));
            }
        } else if (fingerprint(file).equals(stored.get(FILE))) {
            FILLED.stream().filter(stored::containsKey).forEach(key -> config.put(key, stored.get(key)));
            config.put(FILE, stored.get(FILE));
        } else {
            read(file);
        }
    }

    /** Else the connection would have none of the fields, and the file, when it comes, would count as read. */
    private static void requireRead(String fingerprint, Map<String, String> stored) {
        if (!fingerprint.equals(stored.get(FILE))) {
            throw ProblemKind.METADATA_FINGERPRINT.thrown();
        }
    }

    /** As {@link ConnectionConfig#readMetadata}. */
    void read(String file) {
        String fingerprint = fingerprint(file);
        List<PastedCertificate> added = fingerprint.equals(config.get(FILE)) ? certificates.list() : List.of();
        fill(MetadataFile.read(file, ServerTime.now()), added);
        config.put(FILE, fingerprint);
    }

    /** For a connection whose fields no longer come from a file. */
    void forget() {
        config.remove(FILE);
    }

    private void fill(ConnectionMetadata metadata, List<PastedCertificate> added) {
        connection.setIdpEntityId(metadata.entityId());
        connection.setSingleSignOnServiceUrl(metadata.signOnUrl());
        connection.setPostBindingAuthnRequest(metadata.bindings().byPost());
        connection.setPostBindingResponse(true);
        certificates.replace(Stream.of(metadata.certificates(), added).flatMap(List::stream));
        boolean redirectDeclared = metadata.bindings().redirectDeclared();
        config.put(ConnectionSetting.REDIRECT_ENDPOINT_DECLARED.key(), String.valueOf(redirectDeclared));
        if (!redirectDeclared) {
            LOG.infof(
                    "Connection %s: \"Declare Redirect Endpoint\" was off when the metadata was exported;"
                            + " sign-in uses HTTP-POST",
                    Shown.name(connection.getAlias()));
        }
    }

    /** Of the XML: a browser wraps the same file in another way than a tool. */
    private static String fingerprint(String file) {
        byte[] xml = MetadataText.accept(file).getBytes(StandardCharsets.UTF_8);
        try {
            return DIGEST
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(xml));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
