package io.github.keycloakjumpcloud.keycloak.line;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A part of Keycloak that other packages may use: a class, or a method or field of one, by the names and descriptors of the
 * Java virtual machine (JVMS 4.3).
 *
 * @param type the class through which it is reached; the part may be inherited
 * @param member the name of method or field; empty for the class itself
 * @param descriptor of method or field; empty for the class itself
 */
record KeycloakPart(String type, String member, String descriptor) {

    /** The only member that is not inherited. */
    private static final String CONSTRUCTOR = "<init>";

    /** Of a line such as {@code org.keycloak.Config getProvider (Ljava/lang/String;)Ljava/lang/String;}. */
    static KeycloakPart parse(String line) {
        String[] words = line.split(" ");
        return words.length == 1 ? new KeycloakPart(words[0], "", "") : new KeycloakPart(words[0], words[1], words[2]);
    }

    /** The line that {@link #parse} reads. */
    @Override
    public String toString() {
        return member.isEmpty() ? type : type + " " + member + " " + descriptor;
    }

    /** Whether the part is there. No class is initialised. */
    boolean isIn(ClassLoader keycloak) {
        try {
            Class<?> owner = Class.forName(type, false, keycloak);
            if (member.isEmpty()) {
                return true;
            }
            return member.equals(CONSTRUCTOR)
                    ? declares(owner, keycloak)
                    : ancestry(owner).anyMatch(any -> declares(any, keycloak));
        } catch (ClassNotFoundException | LinkageError | TypeNotPresentException missing) {
            return false;
        }
    }

    private static Stream<Class<?>> ancestry(Class<?> type) {
        return Stream.concat(
                Stream.of(type),
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                        .flatMap(KeycloakPart::ancestry));
    }

    /** To classes of other packages, as ours are. */
    private static boolean isOpen(Member member) {
        return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    }

    private boolean declares(Class<?> owner, ClassLoader keycloak) {
        if (!descriptor.startsWith("(")) {
            return Arrays.stream(owner.getDeclaredFields())
                    .filter(KeycloakPart::isOpen)
                    .filter(field -> field.getName().equals(member))
                    .map(Field::getType)
                    .anyMatch(type -> type.descriptorString().equals(descriptor));
        }
        MethodType signature = MethodType.fromMethodDescriptorString(descriptor, keycloak);
        return member.equals(CONSTRUCTOR)
                ? Arrays.stream(owner.getDeclaredConstructors())
                        .filter(KeycloakPart::isOpen)
                        .anyMatch(constructor ->
                                signature.parameterList().equals(Arrays.asList(constructor.getParameterTypes())))
                : Arrays.stream(owner.getDeclaredMethods())
                        .filter(KeycloakPart::isOpen)
                        .filter(method -> method.getName().equals(member))
                        .anyMatch(method -> signature.equals(
                                MethodType.methodType(method.getReturnType(), method.getParameterTypes())));
    }
}
