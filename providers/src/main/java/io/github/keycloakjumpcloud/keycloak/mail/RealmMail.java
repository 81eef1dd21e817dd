package io.github.keycloakjumpcloud.keycloak.mail;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/** An e-mail by the realm's mail server, in its default language and e-mail theme, to somebody who need not have an account. */
public final class RealmMail {

    private static final Logger LOG = Logger.getLogger(RealmMail.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    /** @param alias of the connection that it is about */
    public RealmMail(KeycloakSession session, RealmModel realm, String alias) {
        this.session = session;
        this.realm = realm;
        this.alias = alias;
    }

    /** Whether the realm has a mail server. */
    public boolean isPossible() {
        return !realm.getSmtpConfig().isEmpty();
    }

    /**
     * Sends it; returns whether it went out. The log says why it did not, without the address.
     *
     * @param subject key of the subject's message, and its arguments
     * @param view what the template finds under the name {@code jumpcloud}
     */
    public boolean send(String address, String template, Subject subject, Map<String, Object> view) {
        if (!isPossible()) {
            return false;
        }
        LightweightUserAdapter nobody = nobody();
        nobody.setEmail(address);
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(nobody)
                    .send(subject.key(), subject.arguments(), template, new HashMap<>(Map.of("jumpcloud", view)));
            return true;
        } catch (EmailException e) {
            // The exception's text may name the address.
            LOG.warnf(
                    "Connection %s of realm %s: the e-mail %s could not be sent (%s)",
                    Shown.name(alias),
                    Shown.name(realm.getName()),
                    subject.key(),
                    rootCause(e).getClass().getSimpleName());
            return false;
        }
    }

    /** A minute (UTC) in the language of the e-mails. */
    public String moment(Instant time) {
        return shown(time, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)) + " UTC";
    }

    /** A day (UTC) in the language of the e-mails. */
    public String day(Instant time) {
        return shown(time, DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG));
    }

    /** The language of the e-mail: the realm's own, whoever has asked for it in whatever language. */
    public Locale language() {
        return session.getProvider(LocaleSelectorProvider.class).resolveLocale(realm, nobody());
    }

    /** Keycloak's templates want somebody to write to. */
    private LightweightUserAdapter nobody() {
        LightweightUserAdapter nobody = new LightweightUserAdapter(session, realm, null);
        nobody.setSingleAttribute(UserModel.LOCALE, realm.getDefaultLocale());
        return nobody;
    }

    private String shown(Instant time, DateTimeFormatter form) {
        return form.withLocale(language()).format(time.atOffset(ZoneOffset.UTC));
    }

    /** The line above an e-mail. */
    public record Subject(String key, List<Object> arguments) {

        public Subject {
            arguments = List.copyOf(arguments);
        }
    }

    private static Throwable rootCause(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).reduce(failure, (any, deeper) -> deeper);
    }
}
