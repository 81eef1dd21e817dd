package io.github.keycloakjumpcloud.simulator.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    private Path folder;

    private Path distribution;
    private Path jar;

    @BeforeEach
    void unpack() throws IOException {
        distribution = Files.createDirectories(folder.resolve("keycloak-1.0"));
        Files.createDirectories(distribution.resolve("providers"));
        Files.writeString(Files.createDirectories(distribution.resolve("lib")).resolve("a.jar"), "a");
        jar = Files.writeString(folder.resolve("provider.jar"), "first");
    }

    @Test
    void installWhenNothingIsThereThenDistributionAndJarAreCopied() {
        // when
        Installation installation = install();

        // then
        assertThat(installation.home().resolve("lib/a.jar")).hasContent("a");
        assertThat(installation.home().resolve("providers/provider.jar")).hasContent("first");
        assertThat(distribution.resolve("providers/provider.jar")).doesNotExist();
    }

    @Test
    void installWhenJarIsTheSameThenFinishedStepsStay() {
        // given
        install().mark("built");

        // then
        assertThat(install().holds("built")).isTrue();
    }

    @Test
    void installWhenJarHasChangedThenEverythingIsMadeAnew() throws IOException {
        // given
        install().mark("built");
        Files.writeString(jar, "second");

        // when
        Installation installation = install();

        // then
        assertThat(installation.holds("built")).isFalse();
        assertThat(installation.home().resolve("providers/provider.jar")).hasContent("second");
    }

    @Test
    void installWhenFolderIsNoDistributionThenErrorNamesIt() {
        assertThatThrownBy(() -> Installation.of(folder, folder.resolve("work"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void clearDataWhenAnEarlierRunLeftADatabaseThenItIsGone() throws IOException {
        // given
        Installation installation = install();
        Path database = installation.home().resolve("data/h2/keycloak.mv.db");
        Files.createDirectories(database.getParent());
        Files.writeString(database, "old");

        // when
        installation.clearData();

        // then
        assertThat(database).doesNotExist();
    }

    private Installation install() {
        return Installation.of(distribution, folder.resolve("work"), List.of(jar));
    }
}
