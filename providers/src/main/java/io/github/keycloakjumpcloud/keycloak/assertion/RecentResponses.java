package io.github.keycloakjumpcloud.keycloak.assertion;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.response.RequestProof;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * What the valid responses of the last 30 days had in common, for the whole cluster and in memory only: names of attributes
 * and how old the responses were when they came. Nothing of what the attributes say.
 */
public final class RecentResponses {

    private static final Duration KEPT = Duration.ofDays(30);

    /** So that a login in the busiest minute writes nothing. */
    private static final Duration BETWEEN_SAMPLES = Duration.ofMinutes(1);

    private static final int SAMPLES = 9;
    private static final int MOST_NAMES = 100;
    private static final String SEPARATOR = "\n";

    private static final String NAMES = "names";
    private static final String AGES = "ages";
    private static final String PROOF = "proof";
    private static final String SAMPLED_AT = "sampledAt";

    private final SingleUseObjectProvider store;
    private final String key;

    public RecentResponses(KeycloakSession session, ConnectionConfig connection) {
        this.store = session.singleUseObjects();
        this.key = "jumpcloud.received." + connection.getInternalId();
    }

    /** Notes a response that was accepted. */
    public void note(VerifiedLogin login, BrokeredIdentityContext context, RequestProof proof) {
        Map<String, String> known = Optional.ofNullable(store.get(key)).orElseGet(Map::of);
        Map<String, String> noted = new HashMap<>(known);
        noted.put(
                NAMES,
                join(Stream.concat(
                        lines(known, NAMES),
                        login.attributes().names().stream()
                                .map(name -> AttributeText.clean(name, AttributeText.NAME_LIMIT)))));
        noted.put(PROOF, proof.name());
        Instant now = ServerTime.now();
        if (isDue(known, now)) {
            List<String> ages = Stream.concat(Stream.of(age(context, now)), lines(known, AGES))
                    .limit(SAMPLES)
                    .toList();
            noted.put(AGES, String.join(SEPARATOR, ages));
            noted.put(SAMPLED_AT, now.toString());
        }
        if (!noted.equals(known)) {
            store.put(key, KEPT.toSeconds(), noted);
        }
    }

    private static boolean isDue(Map<String, String> known, Instant now) {
        return !known.containsKey(SAMPLED_AT)
                || Instant.parse(known.get(SAMPLED_AT)).plus(BETWEEN_SAMPLES).isBefore(now);
    }

    private static String age(BrokeredIdentityContext context, Instant now) {
        Instant issued = AssertionAttributes.assertion(context)
                .getIssueInstant()
                .toGregorianCalendar()
                .toInstant();
        return String.valueOf(Duration.between(issued, now).toSeconds());
    }

    private static String join(Stream<String> names) {
        Set<String> distinct = names.filter(name -> !name.isEmpty())
                .limit(MOST_NAMES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(SEPARATOR, distinct);
    }

    private static Stream<String> lines(Map<String, String> notes, String field) {
        return Arrays.stream(notes.getOrDefault(field, "").split(SEPARATOR)).filter(line -> !line.isEmpty());
    }

    /**
     * What they had in common.
     *
     * @param attributes every attribute that came, without values
     * @param age the middle one of the ages of the last responses; negative when they came from the future
     * @param unproven whether nothing that was signed said which request the last response answered
     */
    public record Summary(ReceivedAttributes attributes, Duration age, boolean unproven) {}

    /** Empty when nobody has signed in. */
    public Optional<Summary> summary() {
        return Optional.ofNullable(store.get(key))
                .map(notes -> new Summary(
                        attributes(notes), age(notes), RequestProof.NONE.name().equals(notes.get(PROOF))));
    }

    private static ReceivedAttributes attributes(Map<String, String> notes) {
        return ReceivedAttributes.of(
                lines(notes, NAMES).collect(Collectors.toMap(name -> name, name -> List.<String>of())));
    }

    private static Duration age(Map<String, String> notes) {
        List<Long> ages = lines(notes, AGES).map(Long::valueOf).sorted().toList();
        return ages.isEmpty() ? Duration.ZERO : Duration.ofSeconds(ages.get(ages.size() / 2));
    }
}
