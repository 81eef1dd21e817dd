package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.utils.ReservedCharValidator;

/**
 * Which texts a connection may be told: none that a database does not store, none that is too long for its column. Values of
 * settings have no limit there. Keycloak looks at neither.
 */
public final class SettingText {

    private static final String ALIAS = "alias";

    private SettingText() {}

    /** Whether a provider can have this alias; the database is not asked for another one. */
    public static boolean isAlias(String alias) {
        return AttributeText.isOneLine(alias) && alias.length() <= AttributeText.NAME_LIMIT;
    }

    /** @throws WrongInput when no provider can have this alias */
    public static void requireAlias(String alias) {
        problemOf(alias).map(problem -> problem.at(ALIAS)).ifPresent(problem -> {
            throw new WrongInput(problem);
        });
        requireCharacters(alias);
    }

    private static void requireCharacters(String alias) {
        try {
            ReservedCharValidator.validateNoSpace(alias);
        } catch (ReservedCharValidator.ReservedCharException e) {
            throw new WrongInput(ProblemKind.ALIAS_CHARACTERS.problem().at(ALIAS), e);
        }
    }

    /** Texts that may not be are named, and not shown. */
    static void check(IdentityProviderModel connection, Problems problems) {
        problemOf(connection.getAlias()).map(problem -> problem.at(ALIAS)).ifPresent(problems::add);
        problemOf(connection.getDisplayName())
                .map(problem -> problem.at("displayName"))
                .ifPresent(problems::add);
        connection.getConfig().forEach((key, value) -> {
            if (key.length() > AttributeText.NAME_LIMIT) {
                problems.add(ProblemKind.SETTING_NAME_TOO_LONG.problem(AttributeText.NAME_LIMIT));
            } else if (!AttributeText.isOneLine(key)) {
                problems.add(ProblemKind.SETTING_NAME_CONTROL_CHARACTERS.problem());
            } else if (value != null && !AttributeText.isStorable(value)) {
                problems.add(ProblemKind.CONTROL_CHARACTERS.problem().at(key));
            }
        });
    }

    private static Optional<Problem> problemOf(String line) {
        if (line == null) {
            return Optional.empty();
        }
        if (line.length() > AttributeText.NAME_LIMIT) {
            return Optional.of(ProblemKind.TOO_LONG.problem(AttributeText.NAME_LIMIT));
        }
        return AttributeText.isOneLine(line) ? Optional.empty() : Optional.of(ProblemKind.CONTROL_CHARACTERS.problem());
    }
}
