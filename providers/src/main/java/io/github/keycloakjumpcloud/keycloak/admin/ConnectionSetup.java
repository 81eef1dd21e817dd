package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.certificate.PastedCertificate;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.connection.LoginButtons;
import io.github.keycloakjumpcloud.keycloak.setting.CheckedConnection;
import io.github.keycloakjumpcloud.keycloak.setting.SettingText;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes a connection what an admin wants it to be; the same request again changes nothing. */
final class ConnectionSetup {

    /** What it came to. */
    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    private final KeycloakSession session;
    private final RealmModel realm;

    ConnectionSetup(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * @param existing the connection that has the alias, {@linkplain SetupCall#lockIfAny locked}; empty for a new one
     * @param fetched what the request's metadata URL answers
     * @param idOfNew the internal id of a new connection; empty for any
     * @throws WrongInput with everything that is wrong, when nobody could sign in through such a connection; nothing has changed then
     */
    Outcome apply(
            String alias,
            Optional<ConnectionConfig> existing,
            ConnectionRequest request,
            FetchedMetadata fetched,
            Optional<String> idOfNew) {
        CheckedConnection connection = copyOrNew(existing, alias, idOfNew);
        ConnectionConfig before = connection.copy();
        Optional<String> read = change(connection, before, request, fetched);
        connection.requireIdentityOfJumpCloud();
        Outcome outcome = store(existing.isEmpty(), before, connection);
        read.ifPresent(metadata -> new ConnectionCertificates(session, realm).note(connection, metadata));
        return outcome;
    }

    /** Makes the connection what is asked for, unless that is wrong; answers what was read at a metadata URL. */
    private Optional<String> change(
            CheckedConnection connection, ConnectionConfig before, ConnectionRequest request, FetchedMetadata fetched) {
        request.displayName().ifPresent(connection::setDisplayName);
        request.enabled().ifPresent(connection::setEnabled);
        request.settings()
                .forEach((setting, value) ->
                        connection.getConfig().put(setting.key(), value.orElse(setting.defaultValue())));
        Problems problems = new Problems();
        Optional<String> read = problems.read(
                Optional.empty(), () -> request.jumpCloud().flatMap(side -> tell(connection, side, fetched)));
        problems.collect(() -> connection.validate(realm));
        new NewTargets(session, realm, before, request).check(problems);
        problems.requireNone();
        return read;
    }

    /**
     * Whether the administrator who asks could make or change a connection so, before it is known what JumpCloud is. Stores
     * nothing.
     *
     * @param existing the connection that has the alias; empty for a new one
     * @throws WrongInput with everything that is wrong, when they could not
     */
    void requirePossible(String alias, Optional<ConnectionConfig> existing, ConnectionRequest request) {
        CheckedConnection connection = copyOrNew(existing, alias, Optional.empty());
        change(connection, connection.copy(), request, FetchedMetadata.of(session, realm, request));
    }

    /** The same for a new connection that somebody else will make on the administrator's behalf. */
    void requirePossible(String alias, Optional<String> displayName, List<String> domains) {
        Map<ConnectionSetting, Optional<String>> settings = domains.isEmpty()
                ? Map.of()
                : Map.of(ConnectionSetting.VERIFIED_DOMAINS, Optional.of(ConnectionSetting.join(domains)));
        requirePossible(
                alias,
                Optional.empty(),
                new ConnectionRequest(displayName, Optional.empty(), Optional.empty(), settings));
    }

    private Outcome store(boolean isNew, ConnectionConfig before, ConnectionConfig connection) {
        if (isNew) {
            new LoginButtons(session, realm).hideAmongMany(connection);
            session.identityProviders().create(connection);
            return Outcome.CREATED;
        }
        if (same(before, connection)) {
            return Outcome.UNCHANGED;
        }
        session.identityProviders().update(connection);
        return Outcome.UPDATED;
    }

    private static CheckedConnection copyOrNew(
            Optional<ConnectionConfig> existing, String alias, Optional<String> idOfNew) {
        return existing.map(CheckedConnection::copyOf).orElseGet(() -> fresh(alias, idOfNew));
    }

    private static CheckedConnection fresh(String alias, Optional<String> id) {
        SettingText.requireAlias(alias);
        CheckedConnection connection = new CheckedConnection();
        connection.setProviderId(ConnectionConfig.PROVIDER_ID);
        id.ifPresent(connection::setInternalId);
        connection.setAlias(alias);
        connection.setEnabled(true);
        return connection;
    }

    /** What was read at a metadata URL, if there is one. */
    private static Optional<String> tell(ConnectionConfig connection, JumpCloudSide side, FetchedMetadata fetched) {
        if (side instanceof JumpCloudSide.MetadataUrl metadata) {
            String xml = fetched.xml();
            read(connection, xml, JumpCloudSide.METADATA_URL);
            connection.forgetMetadataFile();
            connection.setMetadataDescriptorUrl(metadata.url());
            connection.setUseMetadataDescriptorUrl(true);
            return Optional.of(xml);
        }
        if (side instanceof JumpCloudSide.Metadata metadata) {
            connection.setUseMetadataDescriptorUrl(false);
            read(connection, metadata.xml(), JumpCloudSide.METADATA);
        } else if (side instanceof JumpCloudSide.Fields fields) {
            connection.forgetMetadataFile();
            fields.idpEntityId().ifPresent(connection::setIdpEntityId);
            fields.signOnUrl().ifPresent(connection::setSingleSignOnServiceUrl);
            fields.certificate().ifPresent(pasted -> {
                requireUnexpired(connection, pasted);
                connection.setUseMetadataDescriptorUrl(false);
                connection.getConfig().put(ConnectionConfig.SIGNING_CERTIFICATE_KEY, pasted);
            });
        }
        return Optional.empty();
    }

    private static void read(ConnectionConfig connection, String xml, String field) {
        WrongInput.at(field, () -> connection.readMetadata(xml));
    }

    /** As in a file; a certificate that the connection has already stays, so that the same request changes nothing. */
    private static void requireUnexpired(ConnectionConfig connection, String pasted) {
        WrongInput.at(JumpCloudSide.CERTIFICATE, () -> {
            List<X509Certificate> certificates = PastedCertificate.parseAll(pasted).stream()
                    .map(PastedCertificate::certificate)
                    .toList();
            CertificateValidity.of(certificates, ServerTime.now())
                    .allExpiredSince()
                    .filter(since -> !connection.certificates().containsAll(certificates))
                    .ifPresent(since -> {
                        throw ProblemKind.CERTIFICATE_EXPIRED.thrown(since);
                    });
        });
    }

    private static boolean same(IdentityProviderModel before, IdentityProviderModel after) {
        return before.isEnabled() == after.isEnabled()
                && Objects.equals(before.getDisplayName(), after.getDisplayName())
                && filled(before).equals(filled(after));
    }

    private static Map<String, String> filled(IdentityProviderModel model) {
        Map<String, String> config = new HashMap<>(model.getConfig());
        config.values().removeIf(value -> value == null || value.isBlank());
        return config;
    }
}
