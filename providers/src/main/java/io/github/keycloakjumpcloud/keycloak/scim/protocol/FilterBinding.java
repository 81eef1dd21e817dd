package io.github.keycloakjumpcloud.keycloak.scim.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.AndFilter;
import com.unboundid.scim2.common.filters.ComplexValueFilter;
import com.unboundid.scim2.common.filters.ContainsFilter;
import com.unboundid.scim2.common.filters.EndsWithFilter;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.filters.FilterVisitor;
import com.unboundid.scim2.common.filters.GreaterThanFilter;
import com.unboundid.scim2.common.filters.GreaterThanOrEqualFilter;
import com.unboundid.scim2.common.filters.LessThanFilter;
import com.unboundid.scim2.common.filters.LessThanOrEqualFilter;
import com.unboundid.scim2.common.filters.NotEqualFilter;
import com.unboundid.scim2.common.filters.NotFilter;
import com.unboundid.scim2.common.filters.OrFilter;
import com.unboundid.scim2.common.filters.PresentFilter;
import com.unboundid.scim2.common.filters.StartsWithFilter;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import com.unboundid.scim2.common.utils.DateTimeUtils;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Binds the library's filter to the schema of a kind. The library's own evaluation knows no schema: it ignores letter
 * case everywhere and guesses types from texts.
 */
final class FilterBinding implements FilterVisitor<Condition, SchemaAttribute> {

    private static final Map<ResourceKind, Map<String, IndexedLookup.Attribute>> INDEXED = Map.of(
            ResourceKind.USER,
            Map.of(
                    "id", IndexedLookup.Attribute.ID,
                    "userName", IndexedLookup.Attribute.USER_NAME,
                    "externalId", IndexedLookup.Attribute.EXTERNAL_ID,
                    "emails.value", IndexedLookup.Attribute.EMAIL),
            ResourceKind.GROUP,
            Map.of(
                    "id", IndexedLookup.Attribute.ID,
                    "displayName", IndexedLookup.Attribute.DISPLAY_NAME));

    private final ResourceKind kind;
    private final Set<String> topNames = new LinkedHashSet<>();

    FilterBinding(ResourceKind kind) {
        this.kind = kind;
    }

    /**
     * @param scope the attribute whose values the filter is about, in brackets; null for a whole resource
     * @throws ScimProblem 400 {@code invalidFilter} for attributes that are not known and for comparisons that make no
     *     sense
     */
    Condition bind(Filter filter, SchemaAttribute scope) {
        try {
            return filter.visit(this, scope);
        } catch (ScimException e) {
            throw ScimProblem.of(e);
        }
    }

    /** The top attributes that were bound so far. */
    Set<String> topNames() {
        return Collections.unmodifiableSet(topNames);
    }

    @Override
    public Condition visit(AndFilter filter, SchemaAttribute scope) {
        return new Condition.All(bindAll(filter, scope));
    }

    @Override
    public Condition visit(OrFilter filter, SchemaAttribute scope) {
        return new Condition.Any(bindAll(filter, scope));
    }

    // The parser nests a row of "and" before an "or" so that each level contains the next one twice: to follow that
    // would
    // take 2^n steps. The components without repetition mean the same.
    private List<Condition> bindAll(Filter combining, SchemaAttribute scope) {
        List<Condition> bound = new ArrayList<>();
        Set<Filter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Filter> open = new ArrayDeque<>(List.of(combining));
        while (!open.isEmpty()) {
            Filter filter = open.poll();
            if (seen.add(filter)) {
                if (filter.getFilterType() == combining.getFilterType()) {
                    filter.getCombinedFilters().forEach(open::add);
                } else {
                    bound.add(bind(filter, scope));
                }
            }
        }
        return bound;
    }

    @Override
    public Condition visit(NotFilter filter, SchemaAttribute scope) {
        return new Condition.Not(bind(filter.getInvertedFilter(), scope));
    }

    @Override
    public Condition visit(ComplexValueFilter filter, SchemaAttribute scope) {
        List<SchemaAttribute> steps = steps(filter.getAttributePath(), scope);
        SchemaAttribute attribute = steps.get(steps.size() - 1);
        if (!attribute.isComplex()) {
            throw wrong(attribute, "has no sub-attributes");
        }
        return new Condition.Within(steps, bind(filter.getValueFilter(), attribute));
    }

    @Override
    public Condition visit(PresentFilter filter, SchemaAttribute scope) {
        return present(steps(filter.getAttributePath(), scope));
    }

    @Override
    public Condition visit(EqualFilter filter, SchemaAttribute scope) {
        return filter.getComparisonValue().isNull()
                ? new Condition.Not(present(steps(filter.getAttributePath(), scope)))
                : equal(filter, scope);
    }

    @Override
    public Condition visit(NotEqualFilter filter, SchemaAttribute scope) {
        return filter.getComparisonValue().isNull()
                ? present(steps(filter.getAttributePath(), scope))
                : new Condition.Not(equal(filter, scope));
    }

    @Override
    public Condition visit(ContainsFilter filter, SchemaAttribute scope) {
        return textual(filter, scope, String::contains);
    }

    @Override
    public Condition visit(StartsWithFilter filter, SchemaAttribute scope) {
        return textual(filter, scope, String::startsWith);
    }

    @Override
    public Condition visit(EndsWithFilter filter, SchemaAttribute scope) {
        return textual(filter, scope, String::endsWith);
    }

    @Override
    public Condition visit(GreaterThanFilter filter, SchemaAttribute scope) {
        return ordered(filter, scope, order -> order > 0);
    }

    @Override
    public Condition visit(GreaterThanOrEqualFilter filter, SchemaAttribute scope) {
        return ordered(filter, scope, order -> order >= 0);
    }

    @Override
    public Condition visit(LessThanFilter filter, SchemaAttribute scope) {
        return ordered(filter, scope, order -> order < 0);
    }

    @Override
    public Condition visit(LessThanOrEqualFilter filter, SchemaAttribute scope) {
        return ordered(filter, scope, order -> order <= 0);
    }

    private static Condition present(List<SchemaAttribute> steps) {
        return new Condition.Comparison(steps, FilterType.PRESENT, null, FilterBinding::isPresent, Optional.empty());
    }

    private static boolean isPresent(JsonNode value) {
        if (value.isTextual()) {
            return !value.textValue().isEmpty();
        }
        return !Json.isUnassigned(value);
    }

    private Condition equal(Filter filter, SchemaAttribute scope) {
        List<SchemaAttribute> steps = comparable(filter, scope);
        SchemaAttribute attribute = steps.get(steps.size() - 1);
        ValueNode value = filter.getComparisonValue();
        return switch (attribute.definition().getType()) {
            case BOOLEAN -> equalBoolean(steps, attribute, value);
            case DATETIME -> {
                Instant instant = instant(attribute, value);
                yield comparison(steps, FilterType.EQUAL, value, node -> instant.equals(instant(node)));
            }
            default -> {
                String text = text(attribute, value);
                Optional<IndexedLookup> lookup = Optional.ofNullable(
                                INDEXED.get(kind).get(attribute.path()))
                        .map(index -> new IndexedLookup(index, value.textValue()));
                yield new Condition.Comparison(
                        steps,
                        FilterType.EQUAL,
                        value,
                        node -> node.isTextual() && text.equals(folded(attribute, node.textValue())),
                        lookup);
            }
        };
    }

    private static Condition equalBoolean(List<SchemaAttribute> steps, SchemaAttribute attribute, ValueNode value) {
        String text = Json.fold(value.asText());
        if (!(value.isBoolean() || value.isTextual()) || !(text.equals("true") || text.equals("false"))) {
            throw wrong(attribute, "compares with true and false only");
        }
        BooleanNode wanted = BooleanNode.valueOf(text.equals("true"));
        return comparison(steps, FilterType.EQUAL, wanted, wanted::equals);
    }

    private interface TextTest {
        boolean test(String text, String part);
    }

    private Condition textual(Filter filter, SchemaAttribute scope, TextTest test) {
        List<SchemaAttribute> steps = comparable(filter, scope);
        SchemaAttribute attribute = steps.get(steps.size() - 1);
        if (attribute.definition().getType() == Type.BOOLEAN) {
            throw wrong(attribute, "has no text");
        }
        String part = text(attribute, filter.getComparisonValue());
        return comparison(
                steps,
                filter.getFilterType(),
                filter.getComparisonValue(),
                node -> node.isTextual() && test.test(folded(attribute, node.textValue()), part));
    }

    private Condition ordered(Filter filter, SchemaAttribute scope, IntPredicate wanted) {
        List<SchemaAttribute> steps = comparable(filter, scope);
        SchemaAttribute attribute = steps.get(steps.size() - 1);
        ValueNode value = filter.getComparisonValue();
        return comparison(steps, filter.getFilterType(), value, ordered(attribute, value, wanted));
    }

    private static Predicate<JsonNode> ordered(SchemaAttribute attribute, ValueNode value, IntPredicate wanted) {
        switch (attribute.definition().getType()) {
            case BOOLEAN:
                throw wrong(attribute, "has no order");
            case DATETIME:
                Instant instant = instant(attribute, value);
                return node -> {
                    Instant other = instant(node);
                    return other != null && wanted.test(other.compareTo(instant));
                };
            default:
                String text = text(attribute, value);
                return node -> node.isTextual()
                        && wanted.test(folded(attribute, node.textValue()).compareTo(text));
        }
    }

    private static Condition comparison(
            List<SchemaAttribute> steps, FilterType type, ValueNode value, Predicate<JsonNode> matches) {
        return new Condition.Comparison(steps, type, value, matches, Optional.empty());
    }

    /** The attribute to compare; of a complex one, such as {@code emails}, its {@code value}. */
    private List<SchemaAttribute> comparable(Filter filter, SchemaAttribute scope) {
        List<SchemaAttribute> steps = steps(filter.getAttributePath(), scope);
        SchemaAttribute attribute = steps.get(steps.size() - 1);
        if (!attribute.isComplex()) {
            return steps;
        }
        SchemaAttribute value = attribute.part(SchemaAttribute.VALUE);
        if (value == null) {
            throw wrong(attribute, "has no value of its own");
        }
        List<SchemaAttribute> withValue = new ArrayList<>(steps);
        withValue.add(value);
        return withValue;
    }

    private List<SchemaAttribute> steps(Path path, SchemaAttribute scope) {
        AttributeName name =
                scope == null ? AttributeName.of(path.toString(), kind) : AttributeName.within(scope, path.toString());
        if (!name.isKnown()) {
            throw ScimProblem.invalidFilter(
                    scope == null
                            ? "The filter names an attribute that a " + kind.typeName() + " has not"
                            : "The filter names an attribute that " + scope.path() + " has not");
        }
        if (scope == null) {
            topNames.add(name.top().name());
        }
        return name.steps();
    }

    private static String text(SchemaAttribute attribute, ValueNode value) {
        if (!value.isTextual()) {
            throw wrong(attribute, "compares with strings only");
        }
        // It goes to the database, where some would fail on it.
        if (!TextRule.isStorable(value.textValue())) {
            throw wrong(attribute, "compares with a string that has a control character or half a character");
        }
        return folded(attribute, value.textValue());
    }

    private static String folded(SchemaAttribute attribute, String text) {
        return attribute.isCaseExact() ? text : Json.fold(text);
    }

    private static Instant instant(SchemaAttribute attribute, ValueNode value) {
        Instant instant = instant(value);
        if (instant == null) {
            throw wrong(attribute, "compares with a date and time only");
        }
        return instant;
    }

    /** Null when it is none. */
    private static Instant instant(JsonNode value) {
        if (!value.isTextual()) {
            return null;
        }
        try {
            return DateTimeUtils.parse(value.textValue()).toInstant();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static ScimProblem wrong(SchemaAttribute attribute, String rule) {
        return ScimProblem.invalidFilter(attribute.path() + " " + rule);
    }
}
