package io.github.keycloakjumpcloud.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar for the folder {@code providers} of servers of tests. */
final class ProviderJar {

    private ProviderJar() {}

    /** @param provider registered under the name of this interface */
    static Path of(String name, Class<?> service, Class<?> provider, List<Class<?>> further) {
        Map<String, byte[]> content = new LinkedHashMap<>();
        content.put(file(provider), code(provider));
        further.forEach(type -> content.put(file(type), code(type)));
        content.put("META-INF/beans.xml", new byte[0]);
        content.put("META-INF/services/" + service.getName(), provider.getName().getBytes(StandardCharsets.UTF_8));
        return of(name, content);
    }

    /** @param content by the names in the jar */
    static Path of(String name, Map<String, byte[]> content) {
        Path jar = Keycloak.workFolder(name);
        try {
            Files.createDirectories(jar.getParent());
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(file)) {
                for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                    add(entries, entry.getKey(), entry.getValue());
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] code(Class<?> type) {
        try (InputStream code = type.getClassLoader().getResourceAsStream(file(type))) {
            return code.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
