package io.github.keycloakjumpcloud.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Login themes that a realm may have had before this product, in a colour of their own: one on Keycloak's
 * {@code keycloak.v2}, one on the older {@code keycloak}. Each has a child made as themes/README.md says.
 */
public final class HouseThemes {

    /** A child of the theme on {@code keycloak.v2}. */
    public static final String HOUSE = "house-jumpcloud";

    /** A child of the theme on {@code keycloak}. */
    public static final String OLDER_HOUSE = "older-house-jumpcloud";

    /** The colour of the page, as a browser tells it. */
    public static final String COLOUR = "rgb(12, 90, 60)";

    private HouseThemes() {}

    static Path jar() {
        Map<String, byte[]> content = new LinkedHashMap<>();
        put(content, "META-INF/keycloak-themes.json", """
                {"themes": [
                  {"name": "house", "types": ["login"]}, {"name": "house-jumpcloud", "types": ["login"]},
                  {"name": "older-house", "types": ["login"]}, {"name": "older-house-jumpcloud", "types": ["login"]}
                ]}
                """);
        house(content, "house", "keycloak.v2", "css/styles.css");
        house(content, "older-house", "keycloak", "css/login.css");
        return ProviderJar.of("house-themes.jar", content);
    }

    private static void house(Map<String, byte[]> content, String name, String parent, String styles) {
        String folder = "theme/" + name + "/login/";
        put(content, folder + "theme.properties", """
                parent=%s
                import=common/keycloak
                styles=%s css/house.css
                """.formatted(parent, styles));
        put(content, folder + "resources/css/house.css", "body { background: " + COLOUR + " !important; }");
        String child = "theme/" + name + "-jumpcloud/login/";
        put(content, child + "theme.properties", "parent=" + name);
        put(content, child + "footer.ftl", documentedFooter());
    }

    private static String documentedFooter() {
        try {
            String readme = Files.readString(Keycloak.projectFile("themes/README.md"));
            return readme.substring(readme.indexOf("```ftl") + "```ftl".length())
                    .split("```", 2)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, byte[]> content, String file, String text) {
        content.put(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
