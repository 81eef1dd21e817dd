package io.github.keycloakjumpcloud.keycloak.wording;

import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.FactSlot;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of facts in JSON, by their stable names. Times are in ISO 8601. */
public final class FactJson {

    private FactJson() {}

    /** What a fact's arguments are; an account is left out whose id must not be shown. */
    public static Map<String, Object> arguments(Fact fact) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        List<FactSlot> slots = fact.kind().slots();
        for (int i = 0; i < slots.size(); i++) {
            Object value = value(fact.arguments().get(i));
            if (value != null) {
                arguments.put(slots.get(i).name(), value);
            }
        }
        return arguments;
    }

    private static Object value(FactArgument argument) {
        if (argument instanceof FactArgument.Text text) {
            return text.value();
        }
        if (argument instanceof FactArgument.Texts texts) {
            return texts.values();
        }
        if (argument instanceof FactArgument.Whole whole) {
            return whole.value();
        }
        if (argument instanceof FactArgument.Account account) {
            return account.id().orElse(null);
        }
        if (argument instanceof FactArgument.Facts facts) {
            return facts.values().stream()
                    .map(fact -> Map.of("kind", fact.kind().slug(), "arguments", arguments(fact)))
                    .toList();
        }
        return argument instanceof FactArgument.Time time
                ? time.value().toString()
                : ((FactArgument.NearMisses) argument).values();
    }

    /**
     * The fact of a refusal or of a check.
     *
     * @param slug of its kind; null when an older version has written none
     * @param arguments as {@link #arguments} has made them; null when an older version has written none
     * @return empty when this version does not know the fact, because another one has written it
     */
    public static Optional<Fact> read(String slug, Map<String, ?> arguments) {
        return Optional.ofNullable(slug)
                .filter(any -> arguments != null)
                .flatMap(RefusalFact::ofSlug)
                .flatMap(kind -> read(kind, arguments));
    }

    private static Optional<Fact> read(FactKind kind, Map<String, ?> arguments) {
        List<FactArgument> read = new ArrayList<>();
        for (FactSlot slot : kind.slots()) {
            Optional<FactArgument> argument = read(slot, arguments.get(slot.name()));
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            read.add(argument.get());
        }
        return Optional.of(new Fact(kind, read));
    }

    private static Optional<FactArgument> read(FactSlot slot, Object value) {
        return switch (slot.type()) {
            case TEXT, NAME, QUOTE -> value instanceof String text ? Optional.of(FactArgument.text(text)) : unknown();
            case NAMES, QUOTES ->
                value instanceof List<?> texts
                        ? Optional.of(FactArgument.texts(
                                texts.stream().map(String::valueOf).toList()))
                        : unknown();
            case NUMBER ->
                value instanceof Number number ? Optional.of(FactArgument.number(number.longValue())) : unknown();
            case TIME -> value instanceof String time ? readTime(time) : unknown();
            case ACCOUNT ->
                value == null || value instanceof String
                        ? Optional.of(new FactArgument.Account(
                                Optional.ofNullable(value).map(String::valueOf)))
                        : unknown();
            // Findings have these, and findings are never stored.
            case NEAR_MISSES, FACTS -> unknown();
        };
    }

    private static Optional<FactArgument> readTime(String time) {
        try {
            return Optional.of(FactArgument.time(Instant.parse(time)));
        } catch (DateTimeParseException writtenOtherwise) {
            return unknown();
        }
    }

    private static Optional<FactArgument> unknown() {
        return Optional.empty();
    }
}
