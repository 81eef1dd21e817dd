package io.github.keycloakjumpcloud.core.profile;

import java.util.List;
import java.util.Map;
import org.keycloak.services.validation.Validation;
import org.keycloak.userprofile.validator.PersonNameProhibitedCharactersValidator;
import org.keycloak.userprofile.validator.UsernameProhibitedCharactersValidator;
import org.keycloak.utils.EmailValidationUtil;
import org.keycloak.validate.SimpleValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidatorConfig;
import org.keycloak.validate.validators.LengthValidator;

/** The rules of Keycloak's default user profile, by Keycloak's own validators. */
final class KeycloakNameRules {

    private KeycloakNameRules() {}

    static boolean acceptUserName(String name) {
        return accepts(UsernameProhibitedCharactersValidator.INSTANCE, name, Map.of())
                && accepts(LengthValidator.INSTANCE, name, Map.of("min", 3, "max", 255))
                && Validation.isUsernameValid(name);
    }

    static boolean acceptPersonName(String name) {
        return accepts(PersonNameProhibitedCharactersValidator.INSTANCE, name, Map.of())
                && accepts(LengthValidator.INSTANCE, name, Map.of("max", 255));
    }

    /** Without what depends on the realm. */
    static boolean acceptAddress(String address) {
        return EmailValidationUtil.isValidEmail(address, EmailValidationUtil.MAX_LOCAL_PART_LENGTH)
                && accepts(LengthValidator.INSTANCE, address, Map.of("max", 255));
    }

    private static boolean accepts(SimpleValidator validator, String name, Map<String, Object> config) {
        return validator
                .validate(List.of(name), "name", new ValidationContext(), new ValidatorConfig(config))
                .isValid();
    }
}
