package io.github.keycloakjumpcloud.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar for the folder {@code providers} of servers of tests, of classes that stand beside the tests. */
final class ProviderJar {

    private ProviderJar() {}

    /** @param provider registered under the name of this interface */
    static Path of(String name, Class<?> service, Class<?> provider, List<Class<?>> further) {
        Path jar = Keycloak.workFolder(name);
        try {
            Files.createDirectories(jar.getParent());
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(file)) {
                addClass(entries, provider);
                for (Class<?> type : further) {
                    addClass(entries, type);
                }
                add(entries, "META-INF/beans.xml", new byte[0]);
                add(
                        entries,
                        "META-INF/services/" + service.getName(),
                        provider.getName().getBytes(StandardCharsets.UTF_8));
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addClass(JarOutputStream entries, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream code = type.getClassLoader().getResourceAsStream(name)) {
            add(entries, name, code.readAllBytes());
        }
    }

    private static void add(JarOutputStream entries, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        // The same jar each time, so that a server built with it once is built with it for good.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        entries.putNextEntry(entry);
        entries.write(content);
        entries.closeEntry();
    }
}
