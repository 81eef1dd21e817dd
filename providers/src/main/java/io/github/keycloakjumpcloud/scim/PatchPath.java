package io.github.keycloakjumpcloud.scim;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import java.util.List;

/**
 * The target of a PATCH operation (RFC 7644 §3.5.2, figure 7).
 *
 * @param steps the attributes from the top attribute, or the extension, to the target
 * @param filter selects values of the first step; null for all values
 */
record PatchPath(List<SchemaAttribute> steps, Condition filter) {

    /**
     * Reads the path.
     *
     * @throws ScimProblem 400 {@code invalidPath} when the path is not well formed or names no attribute,
     *     {@code invalidFilter} when its filter makes no sense
     */
    static PatchPath parse(String text, ResourceKind kind) {
        FilterShape.fault(text).ifPresent(fault -> {
            throw ScimProblem.invalidPath("The path " + fault);
        });
        Path path = path(text);
        AttributeName name = AttributeName.of(path.withoutFilters().toString(), kind);
        if (!name.isKnown()) {
            throw ScimProblem.invalidPath("The path names no attribute of a " + kind.typeName());
        }
        return new PatchPath(name.steps(), filter(path, name, kind));
    }

    private static Path path(String text) {
        try {
            return Path.fromString(text);
        } catch (BadRequestException e) {
            throw ScimProblem.invalidPath("The path is not well formed");
        } catch (RuntimeException e) {
            // The parser fails in many ways on what is no path.
            throw ScimProblem.invalidPath("The path is not well formed");
        }
    }

    private static Condition filter(Path path, AttributeName name, ResourceKind kind) {
        Condition condition = null;
        for (int i = 0; i < path.size(); i++) {
            Filter filter = path.getElement(i).getValueFilter();
            if (filter != null) {
                SchemaAttribute top = name.top();
                if (i > 0 || !top.isMultiValued() || !top.isComplex()) {
                    throw ScimProblem.invalidPath("The path has a filter on an attribute without several values");
                }
                condition = new FilterBinding(kind).bind(filter, top);
            }
        }
        return condition;
    }

    /** The full name of the attribute, without a filter. */
    String name() {
        return new AttributeName(steps).path();
    }

    SchemaAttribute top() {
        return steps.get(0);
    }

    boolean isReadOnly() {
        return steps.stream().anyMatch(SchemaAttribute::isReadOnly);
    }
}
