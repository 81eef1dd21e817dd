package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.setuplink.LinkWish;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.Constants;

/** What an admin asks for who makes a set-up link. */
final class SetupLinkRequest {

    private static final String NAME = "name";
    private static final String EXPIRES_IN = "expiresIn";
    private static final String ALLOW = "allow";
    private static final String ANY_BROWSER = "anyBrowser";
    private static final String EMAIL = "email";
    private static final String DISPLAY_NAME = "displayName";
    private static final String VERIFIED_DOMAINS = "verifiedDomains";

    static final Set<String> NAMES =
            Set.of(NAME, EXPIRES_IN, ALLOW, ANY_BROWSER, EMAIL, DISPLAY_NAME, VERIFIED_DOMAINS);

    private SetupLinkRequest() {}

    /** @throws WrongInput when the body is another */
    static LinkWish parse(String text) {
        JsonBody body = JsonBody.parse(text, NAMES);
        return new LinkWish(
                body.text(NAME),
                body.seconds(EXPIRES_IN),
                permissions(body),
                body.flag(ANY_BROWSER).orElse(false),
                email(body),
                body.text(DISPLAY_NAME).filter(name -> !name.isBlank()),
                texts(body, VERIFIED_DOMAINS));
    }

    private static Set<SetupPermission> permissions(JsonBody body) {
        Set<SetupPermission> permissions = new LinkedHashSet<>();
        if (body.field(ALLOW).isArray() && body.field(ALLOW).isEmpty()) {
            throw unknownPermission();
        }
        for (String slug : texts(body, ALLOW)) {
            permissions.add(SetupPermission.of(slug).orElseThrow(SetupLinkRequest::unknownPermission));
        }
        return permissions;
    }

    private static WrongInput unknownPermission() {
        return ProblemKind.NOT_ALLOWED_VALUE
                .thrown(Arrays.stream(SetupPermission.values()).map(Slug::of).toList())
                .orAt(ALLOW);
    }

    private static Optional<String> email(JsonBody body) {
        Optional<String> email = body.text(EMAIL).map(String::strip).filter(text -> !text.isEmpty());
        if (email.isPresent() && EmailAddress.parse(email.get()).isEmpty()) {
            throw ProblemKind.NOT_AN_EMAIL_ADDRESS.thrown().orAt(EMAIL);
        }
        return email;
    }

    private static List<String> texts(JsonBody body, String name) {
        JsonNode array = body.field(name);
        List<String> texts = new ArrayList<>();
        if (!array.isMissingNode() && !array.isArray()) {
            throw ProblemKind.NOT_A_LIST.thrown().orAt(name);
        }
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                throw ProblemKind.NOT_A_LIST.thrown().orAt(name);
            }
            if (element.textValue().contains(Constants.CFG_DELIMITER)) {
                throw ProblemKind.HOLDS_DELIMITER
                        .thrown(Constants.CFG_DELIMITER)
                        .orAt(name);
            }
            texts.add(element.textValue());
        }
        return texts;
    }
}
