package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

/** Another version of the jar, put into one node after the other while people and JumpCloud go on. */
@InCluster
class RollingUpgradeIT {

    private static final String NEXT = "next";
    private static final Duration PACE = Duration.ofMillis(250);

    private final Cluster cluster = Cluster.shared();

    @Test
    void jarWhenUpgradedNodeByNodeThenNobodyNoticesAndNothingIsForgotten() throws Exception {
        try (TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin())) {
            // given: somebody signed in, somebody amid a login, and a used assertion
            SignIn first = realm.atJumpCloud();
            String used = first.responseFor(person("early"))
                    .base64(realm.application().key());
            realm.post(first.browser(), used, first.request().relayState());
            Login early = first.login();
            SignIn waiting = realm.atJumpCloud();
            Path jar = nextVersion(Keycloak.jar());

            // when
            AtomicBoolean upgraded = new AtomicBoolean();
            AtomicInteger logins = new AtomicInteger();
            AtomicInteger creations = new AtomicInteger();
            ScimSide scim = ScimSide.of(realm);
            CompletableFuture<Void> people = until(upgraded, () -> {
                String name = "login-" + logins.get();
                assertThat(realm.login(person(name).withDepartment("Sales")).groups())
                        .containsExactly("/Departments/Sales");
                logins.incrementAndGet();
            });
            CompletableFuture<Void> jumpCloud = until(upgraded, () -> {
                scim.createUser(ScimSide.user("pushed-" + creations.get()));
                creations.incrementAndGet();
            });
            for (KeycloakServer node : cluster.nodes()) {
                cluster.useAllBut(node);
                node.upgrade(jar);
                cluster.useBoth();
            }
            upgraded.set(true);

            // then
            people.join();
            jumpCloud.join();
            assertThat(logins).hasPositiveValue();
            assertThat(creations).hasPositiveValue();
            assertThat(realm.admin().get("users/count").asInt()).isEqualTo(1 + logins.get() + creations.get());
            assertThat(cluster.nodes())
                    .allSatisfy(node -> assertThat(version(node)).isEqualTo(NEXT));
            assertThat(realm.app().isAlive(early)).isTrue();
            waiting.answer(person("waiting"));
            assertThat(waiting.login().email()).isEqualTo("waiting@example.com");
            SignIn again = realm.atJumpCloud();
            Page replayed = realm.post(again.browser(), used, again.request().relayState());
            assertThat(RefusalPage.of(replayed).code()).isEqualTo("JC-309");
        }
    }

    private static CompletableFuture<Void> until(AtomicBoolean end, Runnable step) {
        // Somebody every moment, and yet not more than the machine does beside the upgrade.
        Executor pace = CompletableFuture.delayedExecutor(PACE.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(step, pace)
                .thenCompose(done -> end.get() ? CompletableFuture.completedFuture(null) : until(end, step));
    }

    private static String version(KeycloakServer node) {
        return node.admin()
                .serverInfo()
                .path("providers")
                .path("realm-restapi-extension")
                .path("providers")
                .path("jumpcloud")
                .path("operationalInfo")
                .path("version")
                .asText();
    }

    private static Path nextVersion(Path jar) throws IOException {
        Path next = Files.createDirectories(Keycloak.workFolder("upgrade")).resolve("keycloak-jumpcloud-next.jar");
        Files.copy(jar, next, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem files = FileSystems.newFileSystem(next)) {
            Path path = files.getPath("META-INF/MANIFEST.MF");
            Manifest manifest;
            try (InputStream in = Files.newInputStream(path)) {
                manifest = new Manifest(in);
            }
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, NEXT);
            try (OutputStream out = Files.newOutputStream(path)) {
                manifest.write(out);
            }
        }
        return next;
    }
}
