package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.certificate.PastedCertificate;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;

/** The certificates in a connection's settings, as Keycloak keeps them: Base64 of each, joined with commas. */
final class StoredCertificates {

    private static final String KEY = SAMLIdentityProviderConfig.SIGNING_CERTIFICATE_KEY;

    /** Of connections whose people sign in: the same text is read at each login. */
    private static final int MOST_READ = 1000;

    private static final Map<String, List<PastedCertificate>> READ =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<PastedCertificate>> eldest) {
                    return size() > MOST_READ;
                }
            });

    private final Map<String, String> config;

    StoredCertificates(Map<String, String> config) {
        this.config = config;
    }

    /** @throws WrongInput when something there is no certificate */
    List<PastedCertificate> list() {
        String pasted = config.get(KEY);
        return pasted == null || pasted.isBlank()
                ? List.of()
                : READ.computeIfAbsent(pasted, PastedCertificate::parseAll);
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
