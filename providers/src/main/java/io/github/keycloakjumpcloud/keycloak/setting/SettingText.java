package io.github.keycloakjumpcloud.keycloak.setting;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.utils.ReservedCharValidator;

/**
 * Which texts a connection may be told: none that a database does not store, none that is too long for its column, no alias that
 * no address can hold. Keycloak looks at none of them. See {@link SettingSize} for the values of settings.
 */
public final class SettingText {

    private static final String ALIAS = "alias";

    /** An address would lead to another place. */
    private static final Set<String> STEPS = Set.of(".", "..");

    private SettingText() {}

    /** Whether a provider can have this alias; the database is not asked for another one. */
    public static boolean isAlias(String alias) {
        return AttributeText.isOneLine(alias) && alias.length() <= AttributeText.NAME_LIMIT;
    }

    /** @throws WrongInput when no provider can have this alias */
    public static void requireAlias(String alias) {
        problemOf(alias).or(() -> problemOfAddress(alias)).ifPresent(problem -> {
            throw new WrongInput(problem.at(ALIAS));
        });
        requireCharacters(alias);
    }

    /** Keycloak makes addresses of a connection from templates, where braces have a meaning, and looks for neither. */
    private static Optional<Problem> problemOfAddress(String alias) {
        return alias != null && (STEPS.contains(alias) || alias.contains("{") || alias.contains("}"))
                ? Optional.of(ProblemKind.ALIAS_CHARACTERS.problem())
                : Optional.empty();
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
        problemOf(connection.getAlias())
                .or(() -> problemOfAddress(connection.getAlias()))
                .map(problem -> problem.at(ALIAS))
                .ifPresent(problems::add);
        problemOf(connection.getDisplayName())
                .map(problem -> problem.at("displayName"))
                .ifPresent(problems::add);
        connection.getConfig().forEach((key, value) -> {
            if (key.length() > AttributeText.NAME_LIMIT) {
                problems.add(ProblemKind.SETTING_NAME_TOO_LONG.problem(AttributeText.NAME_LIMIT));
            } else if (!AttributeText.isOneLine(key)) {
                problems.add(ProblemKind.SETTING_NAME_CONTROL_CHARACTERS.problem());
            } else if (value != null) {
                SettingSize.of(key)
                        .problem(value)
                        .map(problem -> problem.at(key))
                        .ifPresent(problems::add);
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
