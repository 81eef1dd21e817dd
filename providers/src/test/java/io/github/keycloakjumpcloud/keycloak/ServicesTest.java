package io.github.keycloakjumpcloud.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.keycloakjumpcloud.keycloak.endpoint.JumpCloudResource;
import io.github.keycloakjumpcloud.keycloak.line.SupportedOnly;
import io.github.keycloakjumpcloud.keycloak.metadata.MetadataReaderFactory;
import io.github.keycloakjumpcloud.keycloak.scim.token.ScimTokenFactory;
import io.github.keycloakjumpcloud.keycloak.watch.WatchFactory;
import java.lang.reflect.Modifier;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.broker.provider.IdentityProviderFactory;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;
import org.keycloak.services.resource.RealmResourceProviderFactory;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Keycloak finds a provider only when it is listed in META-INF/services. */
class ServicesTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.keycloakjumpcloud.keycloak");

    /** Held by another factory; Keycloak has one of its own in this place. */
    private static final String NOT_FOR_KEYCLOAK = "io.github.keycloakjumpcloud.keycloak.metadata.BoundedHttpClients";

    @Test
    void servicesWhenListedThenEachFactoryOfOursIsAmongThem() {
        Set<String> factories = OURS.stream()
                .map(JavaClass::reflect)
                .filter(ProviderFactory.class::isAssignableFrom)
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .map(Class::getName)
                .filter(name -> !name.equals(NOT_FOR_KEYCLOAK))
                .collect(Collectors.toSet());

        assertThat(listed()).isEqualTo(factories);
    }

    @Test
    void servicesWhenListedThenEachSpiOfOursIsAmongThem() {
        Set<String> spis = OURS.stream()
                .map(JavaClass::reflect)
                .filter(Spi.class::isAssignableFrom)
                .map(Class::getName)
                .collect(Collectors.toSet());

        assertThat(namesOfOurs(Stream.of(Spi.class))).isEqualTo(spis);
    }

    /** The one that tells the operator is there on any Keycloak. */
    @Test
    void servicesWhenListedThenEachButOneAsksWhetherKeycloakIsSupported() throws ClassNotFoundException {
        for (String factory : listed()) {
            assertThat(SupportedOnly.class.isAssignableFrom(Class.forName(factory)))
                    .as(factory)
                    .isEqualTo(!factory.equals(JumpCloudResource.Factory.class.getName()));
        }
    }

    private static Set<String> listed() {
        return namesOfOurs(Stream.of(
                IdentityProviderFactory.class,
                IdentityProviderMapper.class,
                AuthenticatorFactory.class,
                RealmResourceProviderFactory.class,
                AdminRealmResourceProviderFactory.class,
                EventListenerProviderFactory.class,
                ScimTokenFactory.class,
                MetadataReaderFactory.class,
                WatchFactory.class));
    }

    private static Set<String> namesOfOurs(Stream<Class<?>> services) {
        return services.flatMap(spi -> ServiceLoader.load(spi).stream())
                .map(provider -> provider.type().getName())
                .filter(name -> name.startsWith("io.github.keycloakjumpcloud"))
                .collect(Collectors.toSet());
    }
}
