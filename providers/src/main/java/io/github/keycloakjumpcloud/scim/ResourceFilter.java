package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A filter over users or over groups (RFC 7644 §3.4.2.2). */
public final class ResourceFilter {

    private final Condition condition;
    private final Set<String> attributes;

    private ResourceFilter(Condition condition, Set<String> attributes) {
        this.condition = condition;
        this.attributes = attributes;
    }

    /**
     * Reads a filter.
     *
     * @throws ScimProblem 400 {@code invalidFilter} when the filter is not well formed, longer than 4,096 characters,
     *     nested more than 32 deep, has more than 400 spaces, names an attribute that is not in the schema, or makes a
     *     comparison without sense
     */
    public static ResourceFilter parse(String text, ResourceKind kind) {
        FilterShape.fault(text).ifPresent(fault -> {
            throw ScimProblem.invalidFilter("The filter " + fault);
        });
        FilterBinding binding = new FilterBinding(kind);
        Condition condition = binding.bind(filter(ValuePath.inside(text)), null);
        return new ResourceFilter(condition, binding.topNames());
    }

    private static Filter filter(String text) {
        try {
            return Filter.fromString(text);
        } catch (BadRequestException e) {
            throw ScimProblem.invalidFilter("The filter is not well formed");
        } catch (RuntimeException e) {
            // The parser fails in many ways on what is no filter.
            throw ScimProblem.invalidFilter("The filter is not well formed");
        }
    }

    /**
     * Whether the resource fulfils the filter.
     *
     * @param resource in canonical form, with all attributes that the filter {@linkplain #uses uses}
     */
    public boolean matches(ObjectNode resource) {
        return condition.test(resource);
    }

    /** Whether the filter refers to this top attribute. Attributes that are not used need not be loaded. */
    public boolean uses(String attribute) {
        return attributes.contains(attribute);
    }

    /**
     * Look-ups by index whose results together contain every resource that matches, and perhaps others. Empty when only
     * a scan would find all.
     */
    public Optional<List<IndexedLookup>> lookups() {
        return condition.lookups();
    }
}
