package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A filter (RFC 7644 §3.4.2.2) bound to a schema, so that it knows its attributes and how they compare. */
sealed interface Condition {

    boolean test(JsonNode node);

    /**
     * Look-ups whose results together contain every resource that fulfils the condition; empty when only a scan would.
     */
    Optional<List<IndexedLookup>> lookups();

    record All(List<Condition> conditions) implements Condition {

        @Override
        public boolean test(JsonNode node) {
            return conditions.stream().allMatch(condition -> condition.test(node));
        }

        @Override
        public Optional<List<IndexedLookup>> lookups() {
            return conditions.stream()
                    .map(Condition::lookups)
                    .flatMap(Optional::stream)
                    .min(Comparator.comparingInt(List::size));
        }
    }

    record Any(List<Condition> conditions) implements Condition {

        @Override
        public boolean test(JsonNode node) {
            return conditions.stream().anyMatch(condition -> condition.test(node));
        }

        @Override
        public Optional<List<IndexedLookup>> lookups() {
            Set<IndexedLookup> union = new LinkedHashSet<>();
            for (Condition condition : conditions) {
                Optional<List<IndexedLookup>> lookups = condition.lookups();
                if (lookups.isEmpty()) {
                    return Optional.empty();
                }
                union.addAll(lookups.get());
            }
            return Optional.of(List.copyOf(union));
        }
    }

    record Not(Condition condition) implements Condition {

        @Override
        public boolean test(JsonNode node) {
            return !condition.test(node);
        }

        @Override
        public Optional<List<IndexedLookup>> lookups() {
            return Optional.empty();
        }
    }

    /** One value of the attribute fulfils the whole inner condition. */
    record Within(List<SchemaAttribute> steps, Condition inner) implements Condition {

        @Override
        public boolean test(JsonNode node) {
            return anyValue(node, steps, inner::test);
        }

        @Override
        public Optional<List<IndexedLookup>> lookups() {
            return inner.lookups();
        }
    }

    /**
     * One value of the attribute passes the comparison.
     *
     * @param type the type of the library's filter
     * @param value the value compared with, in canonical form; null for {@code pr}
     */
    record Comparison(
            List<SchemaAttribute> steps,
            FilterType type,
            JsonNode value,
            Predicate<JsonNode> matches,
            Optional<IndexedLookup> lookup)
            implements Condition {

        @Override
        public boolean test(JsonNode node) {
            return anyValue(node, steps, matches);
        }

        @Override
        public Optional<List<IndexedLookup>> lookups() {
            return lookup.map(List::of);
        }
    }

    /**
     * The comparisons of a condition that only says that some parts equal some values; empty for any other condition.
     */
    default Optional<List<Comparison>> equalities() {
        if (this instanceof Comparison comparison) {
            return comparison.type() == FilterType.EQUAL ? Optional.of(List.of(comparison)) : Optional.empty();
        }
        return this instanceof All all ? equalities(all.conditions()) : Optional.empty();
    }

    static Optional<List<Comparison>> equalities(List<Condition> conditions) {
        List<Comparison> found = new ArrayList<>();
        for (Condition condition : conditions) {
            if (!(condition instanceof Comparison comparison) || comparison.type() != FilterType.EQUAL) {
                return Optional.empty();
            }
            found.add(comparison);
        }
        return Optional.of(found);
    }

    private static boolean anyValue(JsonNode node, List<SchemaAttribute> steps, Predicate<JsonNode> matches) {
        JsonNode child = node.path(steps.get(0).name());
        if (child.isArray()) {
            for (JsonNode element : child) {
                if (matches(element, steps, matches)) {
                    return true;
                }
            }
            return false;
        }
        return matches(child, steps, matches);
    }

    private static boolean matches(JsonNode value, List<SchemaAttribute> steps, Predicate<JsonNode> matches) {
        if (Json.isNull(value)) {
            return false;
        }
        return steps.size() == 1 ? matches.test(value) : anyValue(value, steps.subList(1, steps.size()), matches);
    }
}
