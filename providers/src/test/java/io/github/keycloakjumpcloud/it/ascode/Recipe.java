package io.github.keycloakjumpcloud.it.ascode;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of {@code docs/as-code.md}, as they are written there. */
final class Recipe {

    /** An attribute and its value, or the first line of a block. */
    private static final Pattern LINE = Pattern.compile("(\\w+)\\s*=?\\s*(.*)");

    private Recipe() {}

    /** The file for keycloak-config-cli. */
    static Map<String, Object> configCli() {
        return yaml("keycloak-config-cli");
    }

    /** The realm of the Operator's resource. */
    static Map<String, Object> imported() {
        return object(object(yaml("Keycloak's Operator"), "spec"), "realm");
    }

    /**
     * The attributes of a Terraform resource, texts without their quotes. Those of a block within it have the name of the
     * block and a dot before theirs.
     */
    static Map<String, String> resource(String type) {
        Map<String, String> attributes = new LinkedHashMap<>();
        String outer = "";
        String body = found("^resource \"" + type + "\" \"\\w+\" \\{\\n(.*?)^\\}$", block("Terraform", "hcl"));
        for (String written : body.lines().toList()) {
            String line = written.replaceFirst("(^|\\s+)#.*$", "").strip();
            Matcher parts = LINE.matcher(line);
            if (line.equals("}")) {
                outer = "";
            } else if (parts.matches() && parts.group(2).equals("{")) {
                outer = parts.group(1) + ".";
            } else if (parts.matches() && parts.group(2).startsWith("{ ")) {
                Matcher inner = LINE.matcher(parts.group(2).replaceAll("^\\{ | \\}$", ""));
                if (inner.matches()) {
                    attributes.put(parts.group(1) + "." + inner.group(1), unquoted(inner.group(2)));
                }
            } else if (parts.matches()) {
                attributes.put(outer + parts.group(1), unquoted(parts.group(2)));
            }
        }
        return attributes;
    }

    static Map<String, Object> object(Map<String, Object> file, String field) {
        return map(file.get(field));
    }

    static List<Map<String, Object>> list(Map<String, Object> file, String field) {
        return ((List<?>) file.get(field)).stream().map(Recipe::map).toList();
    }

    /** With the text of the metadata in the place that the document leaves for it. */
    static Map<String, Object> withMetadata(Map<String, Object> provider, String metadata) {
        Map<String, Object> config = object(provider, "config");
        if (config.replace("metadataFile", metadata) == null) {
            throw new IllegalStateException("The recipe has no metadata file: " + provider);
        }
        provider.put("config", config);
        return provider;
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, each) -> map.put(key.toString(), each));
        return map;
    }

    private static Map<String, Object> yaml(String heading) {
        try {
            return new YAMLMapper().readValue(block(heading, "yaml"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String block(String heading, String language) {
        try {
            String document = Files.readString(Keycloak.projectFile("docs/as-code.md"));
            return found("^## " + Pattern.quote(heading) + "$.*?^```" + language + "\\n(.*?)^```$", document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile("(?ms)" + pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("Not in docs/as-code.md: " + pattern);
        }
        return found.group(1);
    }

    private static String unquoted(String value) {
        return value.replaceAll("^\"|\"$", "");
    }
}
