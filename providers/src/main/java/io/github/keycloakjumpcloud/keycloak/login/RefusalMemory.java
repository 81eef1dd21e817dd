package io.github.keycloakjumpcloud.keycloak.login;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * The refusals of the last 24 hours in one realm, for the admin who is told a reference; in the whole cluster, by
 * Keycloak's single-use store. There is a fixed number of places: anybody can be refused as often as they like, and then
 * newer refusals take the places of older ones.
 */
public final class RefusalMemory {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int PLACES = 4096;

    private static final Pattern NOT_SAID = Pattern.compile("[^0-9A-Z]");
    private static final Pattern SAID = Pattern.compile("^(.{4})(.{4})$");

    private final SingleUseObjectProvider store;
    private final RealmModel realm;

    public RefusalMemory(KeycloakSession session) {
        this.store = session.singleUseObjects();
        this.realm = session.getContext().getRealm();
    }

    void keep(RefusalRecord refusal) {
        store.put(key(refusal.reference()), KEPT.toSeconds(), refusal.notes());
    }

    /** @param reference as the person reads it aloud: letter case, blanks and what stands between its halves do not matter */
    public Optional<RefusalRecord> find(String reference) {
        String asked = asShown(reference);
        Map<String, String> notes = store.get(key(asked));
        return Optional.ofNullable(notes).map(RefusalRecord::of).filter(kept -> kept.reference()
                .equals(asked));
    }

    /** As the page shows it. */
    static String asShown(String reference) {
        return SAID.matcher(NOT_SAID.matcher(reference.toUpperCase(Locale.ROOT)).replaceAll(""))
                .replaceFirst("$1-$2");
    }

    private String key(String reference) {
        return "jumpcloud.refusal." + realm.getId() + "." + Math.floorMod(reference.hashCode(), PLACES);
    }
}
