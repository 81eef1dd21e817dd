package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which connections a list shows.
 *
 * @param first how many are passed over
 * @param max how many are shown at most; absent for all that follow
 * @param pattern what alias or display name must be like, in lower case; see {@link #ESCAPE}
 */
record ConnectionQuery(int first, Optional<Integer> max, Optional<String> pattern, Order order) {

    /** Takes from {@code %} and {@code _} their meaning in a pattern. */
    static final char ESCAPE = '!';

    /** As many values as every database takes in one comparison. */
    static final int MOST = 1000;

    /** In which order; those without a display name, or with the same, are ordered by alias. */
    enum Order {
        ALIAS("alias", "p.alias"),
        ALIAS_DOWN("-alias", "p.alias desc"),
        NAME("displayName", "lower(coalesce(p.displayName, '')), p.alias"),
        NAME_DOWN("-displayName", "lower(coalesce(p.displayName, '')) desc, p.alias desc");

        private final String parameter;
        private final String clause;

        Order(String parameter, String clause) {
            this.parameter = parameter;
            this.clause = clause;
        }

        String clause() {
            return clause;
        }

        private static Order of(String parameter) {
            return Arrays.stream(values())
                    .filter(order -> order.parameter.equals(parameter))
                    .findFirst()
                    .orElseThrow(() -> ProblemKind.NOT_ALLOWED_VALUE
                            .thrown(Arrays.stream(values())
                                    .map(order -> order.parameter)
                                    .toList())
                            .orAt("sort"));
        }
    }

    /**
     * Reads the parameters of an address; each of them may be null.
     *
     * @throws WrongInput for the first that is none
     */
    static ConnectionQuery parse(String first, String max, String search, String sort) {
        return new ConnectionQuery(
                number("first", first, Integer.MAX_VALUE).orElse(0),
                number("max", max, MOST),
                Optional.ofNullable(search)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(ConnectionQuery::pattern),
                sort == null ? Order.ALIAS : Order.of(sort));
    }

    private static Optional<Integer> number(String name, String text, int most) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(text)
                .flatMap(ConnectionQuery::number)
                .filter(number -> number >= 0 && number <= most)
                .map(Optional::of)
                .orElseThrow(() -> ProblemKind.NOT_A_NUMBER.thrown(0, most).orAt(name));
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static String pattern(String search) {
        if (!AttributeText.isOneLine(search) || search.length() > AttributeText.NAME_LIMIT) {
            throw (search.length() > AttributeText.NAME_LIMIT
                            ? ProblemKind.TOO_LONG.thrown(AttributeText.NAME_LIMIT)
                            : ProblemKind.CONTROL_CHARACTERS.thrown())
                    .orAt("search");
        }
        String text = search.toLowerCase(Locale.ROOT);
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return literal(text.substring(1, text.length() - 1));
        }
        return text.contains("*") ? literal(text).replace('*', '%') : "%" + literal(text) + "%";
    }

    private static String literal(String text) {
        return text.replaceAll("[!%_]", ESCAPE + "$0");
    }
}
