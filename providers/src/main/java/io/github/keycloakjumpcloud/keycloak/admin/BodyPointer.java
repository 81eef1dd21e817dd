package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which member of a request's body a problem is about, as a JSON Pointer (RFC 6901). */
public final class BodyPointer {

    /** Members that have another name than the setting that they become. */
    private static final Map<String, String> RENAMED = Map.of(
            ConnectionConfig.SINGLE_SIGN_ON_SERVICE_URL,
            JumpCloudSide.SIGN_ON_URL,
            ConnectionConfig.SIGNING_CERTIFICATE_KEY,
            JumpCloudSide.CERTIFICATE,
            ConnectionConfig.METADATA_DESCRIPTOR_URL,
            JumpCloudSide.METADATA_URL,
            ConnectionSetting.METADATA_FILE.key(),
            JumpCloudSide.METADATA);

    private static final Set<String> MEMBERS = Stream.of(
                    JumpCloudSide.NAMES, ConnectionRequest.NAMES, TokenRequest.NAMES, Blueprint.PARTS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private BodyPointer() {}

    /** Empty when no member of a body is to blame: an alias stands in the address. */
    public static Optional<String> of(Problem problem) {
        return problem.field().flatMap(field -> pointer(problem.fact().kind(), field));
    }

    private static Optional<String> pointer(FactKind kind, String field) {
        if (kind == ProblemKind.MEMBER_UNKNOWN) {
            return Optional.of("/" + escaped(field));
        }
        return kind == ProblemKind.SETTING_UNKNOWN
                ? Optional.of(setting(field))
                : known(RENAMED.getOrDefault(field, field));
    }

    private static Optional<String> known(String name) {
        if (MEMBERS.contains(name)) {
            return Optional.of("/" + escaped(name));
        }
        return ConnectionSetting.of(name).map(found -> setting(name));
    }

    private static String setting(String key) {
        return "/" + ConnectionRequest.SETTINGS + "/" + escaped(key);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
