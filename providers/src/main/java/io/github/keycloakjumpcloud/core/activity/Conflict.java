package io.github.keycloakjumpcloud.core.activity;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.row.RowText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who could not get an account, or not an address, because of accounts that are there.
 *
 * @param at when that happened last, to the second
 * @param subject the id under which the connection links the person; over SCIM the address
 * @param externalId by which SCIM knows the person
 * @param userId of the account that was to get the address; of {@link Way#UPDATE} only
 */
public record Conflict(
        Instant at, Way way, String subject, EmailAddress address, Optional<String> externalId, Optional<String> userId)
        implements LogEntry {

    private static final String AT = "at";
    private static final String WAY = "way";
    private static final String SUBJECT = "subject";
    private static final String ADDRESS = "address";
    private static final String EXTERNAL_ID = "external";
    private static final String USER = "user";

    /** How the person came. The slugs are stored. */
    public enum Way {
        SIGN_IN,
        CREATE,
        UPDATE;
    }

    public Conflict {
        externalId = externalId.map(id -> AttributeText.clean(id, AttributeText.NAME_LIMIT));
        userId = userId.map(id -> AttributeText.clean(id, AttributeText.NAME_LIMIT));
    }

    /** The same for the same person who comes the same way. It says nothing of the person. */
    public String id() {
        String person = String.join("\n", Slug.of(way), address.value(), subject);
        return UUID.nameUUIDFromBytes(person.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public Optional<String> key() {
        return Optional.of(id());
    }

    static Optional<Conflict> read(RowText row) {
        return row.time(AT).flatMap(at -> row.text(WAY)
                .flatMap(slug -> Slug.find(Way.class, slug))
                .flatMap(way -> row.text(SUBJECT).flatMap(subject -> row.text(ADDRESS)
                        .flatMap(EmailAddress::parse)
                        .map(address ->
                                new Conflict(at, way, subject, address, row.text(EXTERNAL_ID), row.text(USER))))));
    }

    @Override
    public RowText row() {
        return RowText.EMPTY
                .with(AT, at)
                .with(WAY, Slug.of(way))
                .with(SUBJECT, subject)
                .with(ADDRESS, address.value())
                .with(EXTERNAL_ID, externalId)
                .with(USER, userId);
    }
}
