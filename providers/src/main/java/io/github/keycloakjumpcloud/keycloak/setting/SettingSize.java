package io.github.keycloakjumpcloud.keycloak.setting;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.connection.RememberedFacts;
import java.util.Optional;
import java.util.Set;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;

/**
 * How large the value of a setting may be, in UTF-16 code units. Keycloak and its databases have no limit there, and each list of
 * connections and each login reads all values.
 */
enum SettingSize {
    /** Of an entity ID (SAML Core 8.3.6). */
    ENTITY_ID(1024),
    LINE(4096),
    /** Several values, and what a connection remembers in one setting; a form may send line breaks. */
    LIST(64 * 1024),
    /** Has a limit of its own, where it is read: a metadata file, certificates. */
    READ(Integer.MAX_VALUE);

    /** The most values of one setting. */
    static final int MOST_VALUES = 1000;

    private static final Set<String> READ_BY_ITSELF =
            Set.of(ConnectionSetting.METADATA_FILE.key(), SAMLIdentityProviderConfig.SIGNING_CERTIFICATE_KEY);

    private static final Set<String> ENTITY_IDS =
            Set.of(SAMLIdentityProviderConfig.IDP_ENTITY_ID, SAMLIdentityProviderConfig.ENTITY_ID);

    private static final Set<String> LISTS = Set.of(
            SAMLIdentityProviderConfig.AUTHN_CONTEXT_CLASS_REFS, SAMLIdentityProviderConfig.AUTHN_CONTEXT_DECL_REFS);

    private final int limit;

    SettingSize(int limit) {
        this.limit = limit;
    }

    static SettingSize of(String key) {
        if (READ_BY_ITSELF.contains(key)) {
            return READ;
        }
        if (ENTITY_IDS.contains(key)) {
            return ENTITY_ID;
        }
        return LISTS.contains(key) || RememberedFacts.isList(key) || isMultivalued(key) ? LIST : LINE;
    }

    private static boolean isMultivalued(String key) {
        return ConnectionSetting.of(key)
                .filter(ConnectionSetting::isMultivalued)
                .isPresent();
    }

    /** What is wrong with a value of this size. Blanks at either end, line breaks among them, are dropped where it is read. */
    Optional<Problem> problem(String value) {
        if (value.length() > limit) {
            return Optional.of(ProblemKind.TOO_LONG.problem(limit));
        }
        if (this == LIST && ConnectionSetting.split(value).size() > MOST_VALUES) {
            return Optional.of(ProblemKind.TOO_MANY_VALUES.problem(MOST_VALUES));
        }
        boolean line = this == LINE || this == ENTITY_ID;
        boolean sound = line ? AttributeText.isOneLine(value.strip()) : AttributeText.isStorable(value);
        return sound ? Optional.empty() : Optional.of(ProblemKind.CONTROL_CHARACTERS.problem());
    }
}
