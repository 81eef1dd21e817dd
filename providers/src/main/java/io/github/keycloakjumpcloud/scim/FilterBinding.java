package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Binds the library's filter to the schema of a resource kind. The library's own evaluation knows no schema: it always
 * ignores letter case and guesses types from texts.
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
     * Binds the filter.
     *
     * @param scope the attribute whose values the filter in brackets selects; null for a filter over whole resources
     * @throws ScimProblem 400 {@code invalidFilter} when an attribute is unknown or a comparison makes no sense
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
        SchemaAttribute attribute = last(steps);
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
        AttributeComparison comparison = new AttributeComparison(last(steps));
        ValueNode value = comparison.canonical(filter.getComparisonValue());
        Predicate<JsonNode> matches = comparison.equalTo(value);
        Optional<IndexedLookup> lookup = Optional.ofNullable(
                        INDEXED.get(kind).get(last(steps).path()))
                .map(index -> new IndexedLookup(index, value.textValue()));
        return new Condition.Comparison(steps, FilterType.EQUAL, value, matches, lookup);
    }

    private Condition textual(Filter filter, SchemaAttribute scope, BiPredicate<String, String> test) {
        return compare(filter, scope, comparison -> comparison.textual(filter.getComparisonValue(), test));
    }

    private Condition ordered(Filter filter, SchemaAttribute scope, IntPredicate wanted) {
        return compare(filter, scope, comparison -> comparison.ordered(filter.getComparisonValue(), wanted));
    }

    private Condition compare(
            Filter filter, SchemaAttribute scope, Function<AttributeComparison, Predicate<JsonNode>> how) {
        List<SchemaAttribute> steps = comparable(filter, scope);
        return new Condition.Comparison(
                steps,
                filter.getFilterType(),
                filter.getComparisonValue(),
                how.apply(new AttributeComparison(last(steps))),
                Optional.empty());
    }

    /** The attribute to compare. For a complex attribute, such as {@code emails}, its {@code value}. */
    private List<SchemaAttribute> comparable(Filter filter, SchemaAttribute scope) {
        List<SchemaAttribute> steps = steps(filter.getAttributePath(), scope);
        SchemaAttribute attribute = last(steps);
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

    private static SchemaAttribute last(List<SchemaAttribute> steps) {
        return steps.get(steps.size() - 1);
    }

    private static ScimProblem wrong(SchemaAttribute attribute, String rule) {
        return new AttributeComparison(attribute).wrong(rule);
    }
}
