package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.account.AccountUse;
import io.github.keycloakjumpcloud.core.account.MetAccount;
import io.github.keycloakjumpcloud.core.account.ScimHold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * An account that a conflict is about, as the account rule sees it.
 *
 * @param createdAt in ISO 8601; null where it is not known
 * @param state {@code enabled}, {@code disabled}, {@code locked} or {@code read-only}
 * @param password whether it has one
 * @param links aliases of the identity providers that it is linked to
 * @param scim what SCIM has done with it: {@code held}, {@code held-as-another} or {@code released}; null for nothing
 * @param heldElsewhere whether it is another customer's, or a client's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConflictAccount(
        String id,
        String username,
        String email,
        boolean emailVerified,
        String createdAt,
        String state,
        boolean administrates,
        boolean password,
        List<String> links,
        String scim,
        boolean heldElsewhere) {

    /** Empty when it was deleted just now. */
    static Optional<ConflictAccount> of(KeycloakSession session, MetAccount account) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(session.users().getUserById(realm, account.id()))
                .map(user -> of(session, realm, account, user));
    }

    private static ConflictAccount of(KeycloakSession session, RealmModel realm, MetAccount account, UserModel user) {
        return new ConflictAccount(
                account.id(),
                user.getUsername(),
                user.getEmail(),
                user.isEmailVerified(),
                Optional.ofNullable(user.getCreatedTimestamp())
                        .map(Instant::ofEpochMilli)
                        .map(Instant::toString)
                        .orElse(null),
                Slug.of(account.state()),
                account.administrates(),
                account.use() == AccountUse.WITH_PASSWORD,
                session.users()
                        .getFederatedIdentitiesStream(realm, user)
                        .map(FederatedIdentityModel::getIdentityProvider)
                        .sorted()
                        .toList(),
                account.hold() == ScimHold.NONE ? null : Slug.of(account.hold()),
                account.heldElsewhere());
    }
}
