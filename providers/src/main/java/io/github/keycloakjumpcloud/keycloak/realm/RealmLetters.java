package io.github.keycloakjumpcloud.keycloak.realm;

import io.github.keycloakjumpcloud.core.profile.LocalPartLetters;
import java.util.Map;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.RealmModel;

/** What the realm's mail settings allow in addresses, as Keycloak's own validator reads them. */
public final class RealmLetters {

    private RealmLetters() {}

    public static LocalPartLetters of(RealmModel realm) {
        Map<String, String> mail = realm.getSmtpConfig();
        return mail == null || mail.isEmpty() || "true".equals(mail.get(EmailSenderProvider.CONFIG_ALLOW_UTF8))
                ? LocalPartLetters.ANY
                : LocalPartLetters.ASCII;
    }
}
