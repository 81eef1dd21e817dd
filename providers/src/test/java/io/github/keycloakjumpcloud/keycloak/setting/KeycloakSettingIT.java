package io.github.keycloakjumpcloud.keycloak.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Somebody has said of each setting that the server's Keycloak has for a SAML provider what it does to a connection. */
class KeycloakSettingIT {

    private static final String MODELS = "org.keycloak.models.";

    /** Words of Keycloak's own queries, which are constants as well. */
    private static final Set<String> QUERIES = Set.of("aliasNotIn", "organizationIdNotNull", "search");

    private static final Set<String> WITHOUT_CONSTANT = Set.of("guiOrder");

    @Test
    void settingsWhenKeycloakHasAnotherThenSomebodyHasToSayWhatItDoes() throws Exception {
        try (URLClassLoader keycloak = distribution()) {
            assertThat(KeycloakSetting.ALL)
                    .extracting(KeycloakSetting::key)
                    .doesNotHaveDuplicates()
                    .containsAll(settings(keycloak));
        }
    }

    /** Older lines have fewer. */
    @Test
    @EnabledIfSystemProperty(named = "jumpcloud.test.server-version", matches = "26\\.7\\..*")
    void settingWhenNoKeycloakHasItThenNobodySpeaksOfIt() throws Exception {
        // given
        Set<String> known = settings(KeycloakSettingIT.class.getClassLoader());
        try (URLClassLoader keycloak = distribution()) {
            known.addAll(settings(keycloak));
        }

        // then
        assertThat(KeycloakSetting.ALL).extracting(KeycloakSetting::key).isSubsetOf(known);
    }

    private static URLClassLoader distribution() throws IOException {
        Path libraries = Path.of(System.getProperty("jumpcloud.test.dist")).resolve("lib/lib/main");
        try (Stream<Path> jars = Files.list(libraries)) {
            return new URLClassLoader(jars.map(KeycloakSettingIT::url).toArray(URL[]::new), null);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The constants of the configuration, and what the admin API and the model have beside it. */
    private static Set<String> settings(ClassLoader keycloak) throws ReflectiveOperationException {
        Class<?> provider = keycloak.loadClass(MODELS + "IdentityProviderModel");
        Class<?> saml = keycloak.loadClass("org.keycloak.broker.saml.SAMLIdentityProviderConfig");
        Class<?> organization = keycloak.loadClass(MODELS + "OrganizationModel");
        Set<String> keys = new TreeSet<>();
        for (Class<?> type : List.of(provider, saml)) {
            for (Field field : type.getFields()) {
                if (field.getDeclaringClass() == type
                        && Modifier.isStatic(field.getModifiers())
                        && field.getType() == String.class) {
                    keys.add((String) field.get(null));
                }
            }
        }
        Object domain = organization.getField("ORGANIZATION_DOMAIN_ATTRIBUTE").get(null);
        for (Field field : organization.getFields()) {
            String value = field.getType() == String.class ? (String) field.get(null) : "";
            if (value.startsWith("kc.org.broker") || value.equals(domain)) {
                keys.add(value);
            }
        }
        Class<?> modes = keycloak.loadClass(organization.getName() + "$IdentityProviderRedirectMode");
        for (Object mode : modes.getEnumConstants()) {
            keys.add((String) modes.getMethod("getKey").invoke(mode));
        }
        Arrays.stream(provider.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .forEach(field -> keys.add(field.getName()));
        keys.addAll(setters(keycloak.loadClass("org.keycloak.representations.idm.IdentityProviderRepresentation")));
        keys.addAll(WITHOUT_CONSTANT);
        keys.removeAll(QUERIES);
        return keys;
    }

    private static Set<String> setters(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> name.startsWith("set"))
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .collect(Collectors.toSet());
    }
}
