package io.github.keycloakjumpcloud.keycloak.setting;

import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import java.util.Optional;
import org.keycloak.common.enums.SslRequired;
import org.keycloak.common.util.UriUtils;
import org.keycloak.models.RealmModel;

/** Which addresses Keycloak takes. It has no kinds of its own for what is wrong with one. */
public final class WebAddress {

    private WebAddress() {}

    /**
     * What is wrong with an address in this realm.
     *
     * @param url null and blank ones are no address, and nothing is wrong with them
     */
    public static Optional<Problem> problem(RealmModel realm, String url) {
        if (url == null || url.isBlank() || isTaken(realm.getSslRequired(), url)) {
            return Optional.empty();
        }
        return Optional.of(
                isTaken(SslRequired.NONE, url)
                        ? ProblemKind.HTTPS_NEEDED.problem()
                        : ProblemKind.NOT_A_WEB_ADDRESS.problem());
    }

    private static boolean isTaken(SslRequired required, String url) {
        try {
            UriUtils.checkUrl(required, url, "");
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
