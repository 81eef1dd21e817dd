package io.github.keycloakjumpcloud.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.ThirdLane;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code kc.sh import} over a realm that is there: it removes the realm and makes it again under the same id, in one transaction. */
@ThirdLane
class OverwrittenRealmIT {

    private static final String NAME = "overwritten";
    private static final int MINUTES = 5;

    private final Path folder = Keycloak.workFolder(NAME).toAbsolutePath().normalize();

    @Test
    void importWhenTheRealmIsThereThenItIsReplacedWithItsConnections() throws Exception {
        // given
        Map<String, String> settings = Map.of("idpEntityId", "JumpCloud", "verifiedDomains", "acme.example");
        try (KeycloakServer server = Keycloak.lasting(NAME).start()) {
            RealmAdmin realm = AdminApi.withNewToken(server).createRealm(RealmSettings.named(NAME));
            realm.createIdentityProvider("acme", TestRealm.PROVIDER, settings);
        }
        Path file = folder.resolve("realm.json");
        run("export", "--realm=" + NAME, "--users=same_file", "--file=" + file);

        // when
        String log = run("import", "--file=" + file);

        // then
        assertThat(log).contains("Realm '" + NAME + "' imported").doesNotContain(" ERROR ");
    }

    private String run(String command, String... options) throws IOException, InterruptedException {
        Path home = folder.resolve("keycloak");
        List<String> all =
                new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString(), command, "--optimized"));
        all.addAll(List.of(options));
        all.add("--db-url=jdbc:h2:file:" + home.resolve("data/h2/keycloak") + ";NON_KEYWORDS=VALUE");
        Path log = folder.resolve(command + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put(KeycloakServerBuilder.JVM_OPTIONS, KeycloakServerBuilder.SHORT_RUN);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String text = Files.readString(log);
        assertThat(ended && process.exitValue() == 0).as(text).isTrue();
        return text;
    }
}
