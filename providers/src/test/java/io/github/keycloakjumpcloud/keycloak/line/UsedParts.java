package io.github.keycloakjumpcloud.keycloak.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Every part of Keycloak that class files name: classes anywhere, methods and fields that are used, and methods that are
 * overridden, without which Keycloak would never call ours, and not say so.
 */
final class UsedParts extends ClassVisitor {

    private static final String KEYCLOAK = "org/keycloak/";
    private static final int NEVER_OVERRIDES = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

    private static final Pattern ENTITY = Pattern.compile("\\b[A-Z][A-Za-z]+Entity\\b");

    private static final List<String> ENTITY_PACKAGES = List.of(
            "org/keycloak/models/jpa/entities/",
            "org/keycloak/storage/jpa/entity/",
            "org/keycloak/storage/configuration/jpa/entity/");

    private static final Set<String> OF_EVERY_OBJECT = Arrays.stream(Object.class.getMethods())
            .map(method -> method.getName() + Type.getMethodDescriptor(method))
            .collect(Collectors.toSet());

    private final ClassLoader keycloak;
    private final Map<String, ClassFile> files = new HashMap<>();
    private final SortedSet<String> parts = new TreeSet<>();
    private String visited;

    private UsedParts(ClassLoader keycloak) {
        super(Opcodes.ASM9);
        this.keycloak = keycloak;
    }

    /**
     * @param classes the folder or jar of the class files
     * @param keycloak finds class files of Keycloak, and of ours
     * @return lines as {@link KeycloakPart} writes them, sorted
     */
    static SortedSet<String> of(Path classes, ClassLoader keycloak) {
        UsedParts used = new UsedParts(keycloak);
        try {
            if (Files.isDirectory(classes)) {
                used.readAll(classes);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                    used.readAll(jar.getPath("/"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return used.parts;
    }

    private void readAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file :
                    all.filter(any -> any.toString().endsWith(".class")).toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(this, 0);
            }
        }
    }

    @Override
    public void visit(int version, int access, String name, String generics, String parent, String[] interfaces) {
        visited = name;
        type(Type.getObjectType(parent));
        Arrays.stream(interfaces).map(Type::getObjectType).forEach(this::type);
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String generics, Object value) {
        type(Type.getType(descriptor));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String generics, String[] exceptions) {
        types(descriptor);
        if (!name.startsWith("<") && (access & NEVER_OVERRIDES) == 0) {
            ancestry(visited)
                    .filter(ancestor -> ancestor.name().startsWith(KEYCLOAK))
                    .filter(ancestor -> ancestor.declares(name, descriptor))
                    .findFirst()
                    .ifPresent(ancestor -> add(ancestor.name(), name, descriptor));
        }
        return new Code();
    }

    private final class Code extends MethodVisitor {

        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitMethodInsn(int code, String owner, String name, String descriptor, boolean isInterface) {
            types(descriptor);
            member(owner, name, descriptor);
        }

        @Override
        public void visitFieldInsn(int code, String owner, String name, String descriptor) {
            type(Type.getType(descriptor));
            member(owner, name, descriptor);
        }

        @Override
        public void visitTypeInsn(int code, String type) {
            type(Type.getObjectType(type));
        }

        @Override
        public void visitLdcInsn(Object constant) {
            if (constant instanceof Type type && type.getSort() != Type.METHOD) {
                type(type);
            } else if (constant instanceof String text) {
                entities(text);
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            if (type != null) {
                type(Type.getObjectType(type));
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            types(descriptor);
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    member(handle.getOwner(), handle.getName(), handle.getDesc());
                } else if (argument instanceof Type type && type.getSort() == Type.METHOD) {
                    types(type.getDescriptor());
                } else if (argument instanceof String text) {
                    entities(text);
                }
            }
        }
    }

    /**
     * What is used through a class of ours may be Keycloak's by inheritance. What every object has is always there; compilers
     * differ in whose they call it.
     */
    private void member(String owner, String name, String descriptor) {
        if (OF_EVERY_OBJECT.contains(name + descriptor)) {
            return;
        }
        if (owner.startsWith(KEYCLOAK)) {
            add(owner, name, descriptor);
        } else if (!name.equals("<init>")) {
            ancestry(owner)
                    .filter(ancestor -> ancestor.declares(name, descriptor))
                    .findFirst()
                    .map(ClassFile::name)
                    .filter(ancestor -> ancestor.startsWith(KEYCLOAK))
                    .ifPresent(ancestor -> add(ancestor, name, descriptor));
        }
    }

    private void add(String owner, String name, String descriptor) {
        parts.add(new KeycloakPart(owner.replace('/', '.'), name, descriptor).toString());
    }

    /** Queries name entities as they name nothing else: where one is missing, they fail only when they run. */
    private void entities(String text) {
        Matcher names = ENTITY.matcher(text);
        while (names.find()) {
            String entity = names.group();
            parts.add(ENTITY_PACKAGES.stream()
                    .map(folder -> folder + entity)
                    .filter(name -> keycloak.getResource(name + ".class") != null)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No entity of Keycloak: " + entity))
                    .replace('/', '.'));
        }
    }

    private void types(String methodDescriptor) {
        Arrays.stream(Type.getArgumentTypes(methodDescriptor)).forEach(this::type);
        type(Type.getReturnType(methodDescriptor));
    }

    private void type(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT && element.getInternalName().startsWith(KEYCLOAK)) {
            parts.add(element.getClassName());
        }
    }

    /** The class and its ancestors, of the JDK's none; libraries that are not there are left out. */
    private Stream<ClassFile> ancestry(String name) {
        if (name.startsWith("java/") || name.startsWith("[")) {
            return Stream.empty();
        }
        ClassFile file = files.computeIfAbsent(name, this::read);
        return file == null
                ? Stream.empty()
                : Stream.concat(Stream.of(file), file.ancestors().stream().flatMap(this::ancestry));
    }

    private ClassFile read(String name) {
        try (InputStream bytes = keycloak.getResourceAsStream(name + ".class")) {
            return bytes == null ? null : ClassFile.of(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
