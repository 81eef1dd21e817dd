package io.github.keycloakjumpcloud.keycloak.access;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.Profile;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import io.github.keycloakjumpcloud.keycloak.login.RefusalRecord;
import io.github.keycloakjumpcloud.keycloak.mail.RealmMail;
import io.github.keycloakjumpcloud.keycloak.profile.ProfileNames;
import io.github.keycloakjumpcloud.keycloak.setuplink.Contacts;
import io.github.keycloakjumpcloud.keycloak.wording.WordedRefusal;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The e-mail to those who can let a person in, whose addresses an administrator has entered; and the one to that person then. */
final class AccessMail {

    private static final String TEMPLATE = "jumpcloud-access-request.ftl";
    private static final String SUBJECT = "jumpcloudAccessSubject";
    private static final String GIVEN = "jumpcloud-access-given.ftl";
    private static final String GIVEN_SUBJECT = "jumpcloudAccessGivenSubject";
    private static final String IN_JUMPCLOUD = "jumpcloud";

    /** Code units of an address, after RFC 5321 (4.5.3.1). */
    private static final int LONGEST_PERSON = 254;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final RealmMail mail;

    AccessMail(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
        this.mail = new RealmMail(session, realm, connection.getAlias());
    }

    /** Returns whether it went out to anybody. The customer is not told what was found: it may say who has an account. */
    boolean send(RefusalRecord refusal, LoginFacts login) {
        Map<String, Object> view = view(refusal, login);
        boolean sent = false;
        for (String customer : new Contacts(session, realm, connection).customers()) {
            sent |= send(customer, view);
        }
        view.put("fact", worded(refusal).fact());
        return connection.contactEmail().filter(contact -> send(contact, view)).isPresent() || sent;
    }

    private Map<String, Object> view(RefusalRecord refusal, LoginFacts login) {
        WordedRefusal worded = worded(refusal);
        Map<String, Object> view = new HashMap<>();
        view.put("person", person(login));
        view.put("connection", Shown.bare(connection.getAlias()));
        view.put("code", refusal.code());
        view.put("reference", refusal.reference());
        view.put("remedy", worded.remedy());
        view.put("placeKey", "jumpcloudAccessPlace" + (worded.place().equals(IN_JUMPCLOUD) ? "JumpCloud" : "Keycloak"));
        view.put(
                "unheard",
                RefusalReason.ofCode(refusal.code())
                        .filter(RefusalReason::isMendedUnheard)
                        .isPresent());
        return view;
    }

    private WordedRefusal worded(RefusalRecord refusal) {
        return refusal.in(Wording.in(mail.language(), session, realm));
    }

    private boolean send(String address, Map<String, Object> view) {
        return mail.send(
                address, TEMPLATE, new RealmMail.Subject(SUBJECT, List.of(Shown.bare(connection.getAlias()))), view);
    }

    /**
     * Tells the person that they would be let in now, at the address that JumpCloud sent, where the connection is trusted for its domain.
     *
     * @return false when it may go out another time
     */
    boolean given(LoginFacts login) {
        return email(login)
                .flatMap(EmailAddress::parse)
                .filter(ConnectionDomains.of(session, connection)::trusts)
                .map(address -> mail.send(
                        address.value(),
                        GIVEN,
                        new RealmMail.Subject(GIVEN_SUBJECT, List.of(Shown.bare(realm.getName()))),
                        Map.of()))
                .orElse(true);
    }

    private String person(LoginFacts login) {
        return AttributeText.clean(email(login).orElse(login.principal()), LONGEST_PERSON);
    }

    private Optional<String> email(LoginFacts login) {
        return Profile.read(login.attributes(), ProfileNames.of(session, connection.getAlias()))
                .email();
    }
}
