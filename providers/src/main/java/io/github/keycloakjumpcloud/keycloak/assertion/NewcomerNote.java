package io.github.keycloakjumpcloud.keycloak.assertion;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/**
 * The newcomer, kept with the brokered identity from the message to the end of a first sign-in. Forms and mappers change
 * the identity's fields and user attributes only, and do not reach it.
 */
public final class NewcomerNote {

    private static final String KEY = "jumpcloud.newcomer";
    private static final String SEPARATOR = "\n";

    private NewcomerNote() {}

    public static void keep(BrokeredIdentityContext context, Newcomer newcomer) {
        context.getContextData()
                .put(
                        KEY,
                        String.join(
                                SEPARATOR,
                                String.valueOf(newcomer.trusted()),
                                newcomer.address().value(),
                                newcomer.subject()));
    }

    /** Empty for an identity that came by another provider. */
    public static Optional<Newcomer> of(BrokeredIdentityContext context) {
        return Optional.ofNullable((String) context.getContextData().get(KEY)).map(NewcomerNote::parse);
    }

    private static Newcomer parse(String note) {
        String[] lines = note.split(SEPARATOR, 3);
        return new Newcomer(lines[2], EmailAddress.parse(lines[1]).orElseThrow(), Boolean.parseBoolean(lines[0]));
    }
}
