package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.certificate.PastedCertificate;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;

/** The certificates in a connection's settings, as Keycloak keeps them: Base64 of each, joined with commas. */
final class StoredCertificates {

    private static final String KEY = SAMLIdentityProviderConfig.SIGNING_CERTIFICATE_KEY;

    /** Of connections whose people sign in, on this node: the same text is read at each login. */
    private static final int MOST_KEPT = 1000;

    /** Of a text that is kept: some five certificates. */
    private static final int LONGEST_KEPT = 8 * 1024;

    private static final Map<String, List<PastedCertificate>> KEPT =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<PastedCertificate>> eldest) {
                    return size() > MOST_KEPT;
                }
            });

    private final Map<String, String> config;

    StoredCertificates(Map<String, String> config) {
        this.config = config;
    }

    /** @throws WrongInput when something there is no certificate */
    List<PastedCertificate> list() {
        return text().map(PastedCertificate::parseAll).orElse(List.of());
    }

    /** As {@link #list}, for each login. */
    List<PastedCertificate> listAgain() {
        return text().map(StoredCertificates::kept).orElse(List.of());
    }

    private Optional<String> text() {
        return Optional.ofNullable(config.get(KEY)).filter(text -> !text.isBlank());
    }

    private static List<PastedCertificate> kept(String text) {
        List<PastedCertificate> kept = KEPT.get(text);
        if (kept == null) {
            // Nobody waits for it, nor for what is no certificate.
            kept = PastedCertificate.parseAll(text);
            if (text.length() <= LONGEST_KEPT) {
                KEPT.put(text, kept);
            }
        }
        return kept;
    }

    /** Puts these into the place of all, each once. */
    void replace(Stream<PastedCertificate> certificates) {
        config.put(KEY, certificates.map(PastedCertificate::base64).distinct().collect(Collectors.joining(",")));
    }

    /** Brings what an admin has pasted into the form in which Keycloak reads it. */
    void normalise() {
        List<PastedCertificate> pasted = list();
        if (!pasted.isEmpty()) {
            replace(pasted.stream());
        }
    }
}
