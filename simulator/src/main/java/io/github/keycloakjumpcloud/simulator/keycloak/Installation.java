package io.github.keycloakjumpcloud.simulator.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A private copy of the Keycloak distribution with provider jars in it. The copy is left alone as long as distribution
 * and jars stay the same, so that the costly {@code kc.sh build} is paid once per built jar and not once per run or server.
 */
final class Installation {
    /** Name of the copy in its work folder. */
    private static final String HOME = "keycloak";

    private static final Path PROVIDERS = Path.of("providers");

    /** Where {@code kc.sh build} writes; nothing in it names the folder. */
    private static final Path BUILT = Path.of("lib", "quarkus");

    private static final String KEPT_MARK = "kept.mark";

    private final Path distribution;
    private final Path home;
    private final List<Path> jars;
    private final String content;

    private Installation(Path distribution, Path home, List<Path> jars, String content) {
        this.distribution = distribution;
        this.home = home;
        this.jars = jars;
        this.content = content;
    }

    static Installation of(Path distribution, Path workFolder, List<Path> providers) {
        if (!Files.isDirectory(distribution.resolve("lib"))) {
            throw new IllegalArgumentException("Not an unpacked Keycloak distribution: " + distribution);
        }
        Path home = workFolder.toAbsolutePath().normalize().resolve(HOME);
        try {
            Installation installation =
                    new Installation(distribution, home, List.copyOf(providers), contentOf(distribution, providers));
            if (!installation.holds("installed")) {
                deleteTree(home);
                copyTree(distribution, home);
                for (Path provider : providers) {
                    Files.copy(provider, home.resolve(PROVIDERS).resolve(provider.getFileName()));
                }
                installation.mark("installed");
            }
            return installation;
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak could not be installed in " + home, e);
        }
    }

    /** The same with other provider jars; what the server has stored in its folder is lost. */
    Installation with(List<Path> providers) {
        return of(distribution, home.getParent(), providers);
    }

    Path home() {
        return home;
    }

    List<String> script() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows
                ? List.of(home.resolve("bin/kc.bat").toString())
                : List.of("sh", home.resolve("bin/kc.sh").toString());
    }

    /** Empties the embedded database and the folder of realms to import. */
    void clearData() {
        try {
            deleteTree(home.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException("Data of an earlier run could not be deleted", e);
        }
    }

    void addRealm(Path realmExport) {
        try {
            Path folder = Files.createDirectories(home.resolve("data/import"));
            Files.copy(realmExport, folder.resolve(realmExport.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Realm could not be copied: " + realmExport, e);
        }
    }

    /** Whether this step was done for the present distribution and jars. */
    boolean holds(String step) {
        return isMarked(home.resolve(step + ".mark"));
    }

    private boolean isMarked(Path mark) {
        try {
            return Files.exists(mark) && Files.readString(mark).equals(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes over what {@code kc.sh build} has made for the present distribution and jars, for this or another server.
     *
     * @return whether there was any
     */
    boolean takeOver(String step) {
        Path kept = kept(step);
        if (!isMarked(kept.resolve(KEPT_MARK))) {
            return false;
        }
        try {
            copyBuild(kept, home);
        } catch (IOException e) {
            throw new UncheckedIOException("A build could not be taken over into " + home, e);
        }
        mark(step);
        return true;
    }

    /** Keeps what {@code kc.sh build} has just made, instead of what it made for other contents of the same jars. */
    void keep(String step) {
        Path kept = kept(step);
        try {
            Files.deleteIfExists(kept.resolve(KEPT_MARK));
            copyBuild(home, kept);
            // Last, so that half a copy is none.
            Files.writeString(kept.resolve(KEPT_MARK), content);
        } catch (IOException e) {
            throw new UncheckedIOException("A build could not be kept in " + kept, e);
        }
        mark(step);
    }

    /** One folder for each set of options and names of jars: a changed jar takes the place of its predecessor. */
    private Path kept(String step) {
        String names = jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining("\n"));
        return home.getParent().resolveSibling("builds").resolve(sha256((step + '\n' + names).getBytes(UTF_8)));
    }

    /** The jars, too: the build knows them by their times. */
    private static void copyBuild(Path from, Path to) throws IOException {
        for (Path folder : List.of(PROVIDERS, BUILT)) {
            deleteTree(to.resolve(folder));
            Files.createDirectories(to.resolve(folder).getParent());
            copyTree(from.resolve(folder), to.resolve(folder));
        }
    }

    void mark(String step) {
        try {
            Files.writeString(home.resolve(step + ".mark"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentOf(Path distribution, List<Path> providers) throws IOException {
        StringBuilder content = new StringBuilder(distribution.toRealPath().toString());
        for (Path provider : providers) {
            content.append('\n')
                    .append(provider.getFileName())
                    .append(' ')
                    .append(sha256(Files.readAllBytes(provider)));
        }
        return content.toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void copyTree(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(source.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // Keycloak's build compares the times of jars, so they have to survive.
                Files.copy(file, target.resolve(source.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
