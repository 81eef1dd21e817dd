package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.account.Proof;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.broker.IdpEmailVerificationAuthenticatorFactory;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialEmail;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * The proof that a first sign-in asked for, and what its flow has seen of one. A flow can come to its end by other ways than
 * the form that was shown: "Forgot password?" leads past it.
 */
public final class AccountProof {

    private static final String NOTE = "jumpcloud.proofs";

    private static final Set<String> MAILS =
            Set.of(IdpEmailVerificationAuthenticatorFactory.PROVIDER_ID, ResetCredentialEmail.PROVIDER_ID);

    private static final Set<String> CREDENTIALS =
            Set.of(PasswordCredentialModel.TYPE, WebAuthnCredentialModel.TYPE_PASSWORDLESS);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel login;
    private final BrokeredIdentityContext identity;

    AccountProof(KeycloakSession session, AuthenticationSessionModel login, BrokeredIdentityContext identity) {
        this.session = session;
        this.realm = login.getRealm();
        this.login = login;
        this.identity = identity;
    }

    /**
     * Notes with the identity which proofs will do, before any flow. A flow may change what the rule sees: the click on a mail
     * makes the address of an account verified.
     */
    public static void demand(BrokeredIdentityContext identity, Set<Proof> proofs) {
        identity.getContextData().put(NOTE, text(proofs));
    }

    /** Notes which proofs will do by now. */
    void ask(Set<Proof> proofs) {
        login.setAuthNote(NOTE, text(proofs));
    }

    private static String text(Set<Proof> proofs) {
        return proofs.stream().map(Proof::name).collect(Collectors.joining(","));
    }

    /** Whether one of these proofs was given that would do whenever it was asked for. */
    boolean isGiven(Set<Proof> enough) {
        Set<Proof> given = given();
        given.retainAll(enough);
        asked().forEach(given::retainAll);
        return !given.isEmpty();
    }

    /** Whether any proof was asked for. */
    boolean isAsked() {
        return asked().findAny().isPresent();
    }

    private Stream<Set<Proof>> asked() {
        return Stream.of(login.getAuthNote(NOTE), (String)
                        identity.getContextData().get(NOTE))
                .filter(Objects::nonNull)
                .map(note -> Arrays.stream(note.split(",")).map(Proof::valueOf).collect(Collectors.toSet()));
    }

    private Set<Proof> given() {
        Set<Proof> given = EnumSet.noneOf(Proof.class);
        login.getExecutionStatus().forEach((id, status) -> {
            if (status == ExecutionStatus.SUCCESS) {
                proof(id).ifPresent(given::add);
            }
        });
        return given;
    }

    private Optional<Proof> proof(String executionId) {
        String step = Optional.ofNullable(realm.getAuthenticationExecutionById(executionId))
                .map(AuthenticationExecutionModel::getAuthenticator)
                .orElse("");
        if (MAILS.contains(step)) {
            return Optional.of(Proof.MAIL);
        }
        return session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, step)
                                instanceof AuthenticatorFactory factory
                        && CREDENTIALS.contains(Objects.requireNonNullElse(factory.getReferenceCategory(), ""))
                ? Optional.of(Proof.CREDENTIAL)
                : Optional.empty();
    }
}
