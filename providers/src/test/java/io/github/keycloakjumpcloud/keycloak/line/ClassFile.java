package io.github.keycloakjumpcloud.keycloak.line;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a class file says of its ancestors, and of the members that others may use. Names are the JVM's internal ones. */
final class ClassFile extends ClassVisitor {

    private final Set<String> members = new HashSet<>();
    private final Set<String> ancestors = new LinkedHashSet<>();
    private String name;

    private ClassFile() {
        super(Opcodes.ASM9);
    }

    static ClassFile of(byte[] bytes) {
        ClassFile file = new ClassFile();
        new ClassReader(bytes).accept(file, ClassReader.SKIP_CODE);
        return file;
    }

    String name() {
        return name;
    }

    Set<String> ancestors() {
        return ancestors;
    }

    boolean declares(String member, String descriptor) {
        return members.contains(member + descriptor);
    }

    @Override
    public void visit(int version, int access, String name, String generics, String parent, String[] interfaces) {
        this.name = name;
        if (parent != null) {
            ancestors.add(parent);
        }
        ancestors.addAll(List.of(interfaces));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String generics, String[] exceptions) {
        note(access, method, descriptor);
        return null;
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String generics, Object value) {
        note(access, field, descriptor);
        return null;
    }

    private void note(int access, String member, String descriptor) {
        if ((access & Opcodes.ACC_PRIVATE) == 0) {
            members.add(member + descriptor);
        }
    }
}
