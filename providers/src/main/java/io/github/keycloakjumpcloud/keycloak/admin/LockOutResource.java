package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.activity.LockOut;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.keycloak.activity.JournalWriter;
import io.github.keycloakjumpcloud.keycloak.activity.LogRow;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.crypto.SignatureSignerContext;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.models.Constants;
import org.keycloak.services.Urls;
import org.keycloak.urls.UrlType;
import org.keycloak.util.JsonSerialization;

/**
 * Who was shut out by what JumpCloud said, at {@code …/jumpcloud/{alias}/lock-outs}. Answers 404 when there is no such
 * connection.
 */
public final class LockOutResource {

    private static final String LINES = "application/x-ndjson";

    /** RFC 7515 9.2.1. */
    private static final String SIGNED = "application/jose";

    /** No token has it. */
    private static final String TYPE = "jumpcloud-lock-outs+jsonl";

    private final AdminCall call;
    private final String alias;

    LockOutResource(AdminCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * Somebody who was shut out.
     *
     * @param at when JumpCloud's message came, in ISO 8601 to the millisecond
     * @param cause {@code disabled}, {@code deleted}, {@code refused}, {@code same-moment} or {@code closed}
     * @param code of the refusal; null for none
     * @param person the user name; null for whoever may not see users
     * @param sessionCount how many sessions ended
     * @param sessions the first 20 of them
     * @param afterMillis how long after the message all sessions had ended; null when that failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LockOutRepresentation(
            String at,
            String cause,
            String code,
            String userId,
            String person,
            int sessionCount,
            List<EndedSessionRepresentation> sessions,
            Long afterMillis) {}

    /**
     * A session that ended.
     *
     * @param clients client ids of its applications
     */
    record EndedSessionRepresentation(String id, boolean offline, List<String> clients) {}

    /**
     * The first of the lines.
     *
     * @param exportedAt in ISO 8601
     * @param issuer of the realm, whose keys are published below it
     * @param connectionId internal id of the connection, which no other one ever gets
     * @param lockOuts how many lines follow
     * @param complete whether there were no more in these days
     * @param named whether the reader sees names
     */
    record ExportRepresentation(
            String issuer,
            String realm,
            String connection,
            String connectionId,
            String exportedAt,
            int lockOuts,
            boolean complete,
            boolean named) {}

    /**
     * The lock-outs of the last 30 days, the newest first, at most 1,000; as JSON, as JSON lines behind a line that says of what, or
     * those lines as the payload of a JWS (RFC 7515 7.1) with the realm's key. What other nodes have noted within the last minute
     * may be missing. Needs {@code view-identity-providers}.
     */
    @GET
    @Produces({MediaType.APPLICATION_JSON, LINES, SIGNED})
    public Response lockOuts() {
        call.requireView();
        ConnectionConfig connection = call.connection(alias);
        new JournalWriter(call.session().getKeycloakSessionFactory())
                .run(call.realm().getId(), connection.getInternalId());
        NamedPeople people = new NamedPeople(call);
        List<LockOutRepresentation> all = new LogRow(
                        call.session(), call.realm().getId(), connection.getInternalId())
                .read(LogKind.LOCK_OUTS).entries().stream()
                        .map(one -> shown(one, people))
                        .toList();
        String type = wanted();
        Object entity =
                switch (type) {
                    case LINES -> lines(connection, all, people);
                    case SIGNED -> signed(lines(connection, all, people));
                    default -> all;
                };
        return Response.ok(entity, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The first one that is accepted by name. */
    private String wanted() {
        return call.session().getContext().getRequestHeaders().getAcceptableMediaTypes().stream()
                .map(accepted -> accepted.getType() + "/" + accepted.getSubtype())
                .filter(Stream.of(LINES, SIGNED, MediaType.APPLICATION_JSON).collect(Collectors.toSet())::contains)
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }

    private String lines(ConnectionConfig connection, List<LockOutRepresentation> all, NamedPeople people) {
        ExportRepresentation first = new ExportRepresentation(
                Urls.realmIssuer(
                        call.session().getContext().getUri(UrlType.FRONTEND).getBaseUri(),
                        call.realm().getName()),
                call.realm().getName(),
                alias,
                connection.getInternalId(),
                ServerTime.now().toString(),
                all.size(),
                all.size() < LogKind.LOCK_OUTS.most(),
                people.areSeen());
        return Stream.concat(Stream.of(first), all.stream())
                .map(line -> json(line) + "\n")
                .collect(Collectors.joining());
    }

    /** With a key that the realm publishes: by the realm's algorithm, if it has such keys. */
    private String signed(String lines) {
        SignatureSignerContext signer = Stream.of(
                        call.realm().getDefaultSignatureAlgorithm(), Constants.DEFAULT_SIGNATURE_ALGORITHM)
                .filter(Objects::nonNull)
                .map(algorithm -> call.session().getProvider(SignatureProvider.class, algorithm))
                .filter(provider -> provider != null && provider.isAsymmetricAlgorithm())
                .findFirst()
                .orElseThrow()
                .signer();
        return new JWSBuilder()
                .type(TYPE)
                .kid(signer.getKid())
                .content(lines.getBytes(StandardCharsets.UTF_8))
                .sign(signer);
    }

    private static String json(Object line) {
        try {
            return JsonSerialization.writeValueAsString(line);
        } catch (IOException e) {
            throw new UncheckedIOException("A lock-out cannot be written as JSON", e);
        }
    }

    private static LockOutRepresentation shown(LockOut one, NamedPeople people) {
        return new LockOutRepresentation(
                one.at().toString(),
                Slug.of(one.cause()),
                one.code().orElse(null),
                one.userId(),
                people.of(one),
                one.sessions(),
                one.ended().stream()
                        .map(ended -> new EndedSessionRepresentation(ended.id(), ended.offline(), ended.clients()))
                        .toList(),
                one.afterMillis().orElse(null));
    }
}
