package io.github.keycloakjumpcloud.simulator.web;

import java.util.Collection;
import java.util.stream.Collectors;

/** A piece of HTML. A template escapes every value except another {@code Html}. */
public record Html(String markup) {

    public static final Html EMPTY = new Html("");

    private static final String HOLE = "{}";

    /**
     * Fills the holes <code>{}</code> of a template in order. An {@code Html} goes in unchanged, a collection item by
     * item, null as an empty text, any other value as escaped text.
     *
     * @throws IllegalArgumentException when the number of values is not the number of holes
     */
    public static Html of(String template, Object... values) {
        StringBuilder markup = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf(HOLE, from);
            if (hole < 0) {
                throw new IllegalArgumentException("More values than holes: " + template);
            }
            markup.append(template, from, hole).append(render(value));
            from = hole + HOLE.length();
        }
        if (template.indexOf(HOLE, from) >= 0) {
            throw new IllegalArgumentException("More holes than values: " + template);
        }
        return new Html(markup.append(template, from, template.length()).toString());
    }

    private static String render(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Html html) {
            return html.markup();
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(Html::render).collect(Collectors.joining());
        }
        return value.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
