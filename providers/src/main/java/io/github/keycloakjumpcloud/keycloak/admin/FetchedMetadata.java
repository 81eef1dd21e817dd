package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.metadata.MetadataReader;
import io.github.keycloakjumpcloud.keycloak.setting.WebAddress;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What the metadata URL of a request answers. It is read before the connection is locked: whoever waits for the row waits for no
 * other server. What is wrong with it is told beside everything else that is wrong.
 */
final class FetchedMetadata {

    private static final Logger LOG = Logger.getLogger(FetchedMetadata.class);

    private final String xml;
    private final WrongInput problem;

    private FetchedMetadata(String xml, WrongInput problem) {
        this.xml = xml;
        this.problem = problem;
    }

    /** Reads nothing when the request names no URL. */
    static FetchedMetadata of(KeycloakSession session, RealmModel realm, ConnectionRequest request) {
        if (request.jumpCloud().orElse(null) instanceof JumpCloudSide.MetadataUrl metadata) {
            try {
                return new FetchedMetadata(read(session, realm, metadata.url()), null);
            } catch (WrongInput e) {
                return new FetchedMetadata(null, e);
            }
        }
        return new FetchedMetadata(null, null);
    }

    /** @throws WrongInput when the URL is none, or does not answer */
    String xml() {
        if (problem != null) {
            throw problem;
        }
        return xml;
    }

    private static String read(KeycloakSession session, RealmModel realm, String url) {
        WebAddress.problem(realm, url).ifPresent(problem -> {
            throw new WrongInput(problem.at(JumpCloudSide.METADATA_URL));
        });
        try {
            return session.getProvider(MetadataReader.class).read(url, MetadataReader.AT_A_SAVE);
        } catch (IOException e) {
            LOG.debugf(e, "Metadata could not be read by URL");
            throw new WrongInput(ProblemKind.METADATA_URL_UNREADABLE.problem().at(JumpCloudSide.METADATA_URL), e);
        }
    }
}
