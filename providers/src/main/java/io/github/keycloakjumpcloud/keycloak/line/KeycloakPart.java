package io.github.keycloakjumpcloud.keycloak.line;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A part of Keycloak: a class, or a method or field of one, by the names and descriptors of the Java virtual machine (JVMS 4.3).
 *
 * @param type the class through which it is reached; the part may be inherited
 * @param member the name of method or field; empty for the class itself
 * @param descriptor of method or field; empty for the class itself
 */
record KeycloakPart(String type, String member, String descriptor) {

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
            return member.isEmpty() || ancestry(owner).anyMatch(any -> declares(any, keycloak));
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

    private boolean declares(Class<?> owner, ClassLoader keycloak) {
        if (!descriptor.startsWith("(")) {
            return Arrays.stream(owner.getDeclaredFields())
                    .filter(field -> !Modifier.isPrivate(field.getModifiers()))
                    .filter(field -> field.getName().equals(member))
                    .map(Field::getType)
                    .anyMatch(type -> type.descriptorString().equals(descriptor));
        }
        MethodType signature = MethodType.fromMethodDescriptorString(descriptor, keycloak);
        return member.equals("<init>")
                ? Arrays.stream(owner.getDeclaredConstructors())
                        .filter(constructor -> !Modifier.isPrivate(constructor.getModifiers()))
                        .anyMatch(constructor ->
                                signature.parameterList().equals(Arrays.asList(constructor.getParameterTypes())))
                : Arrays.stream(owner.getDeclaredMethods())
                        .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                        .filter(method -> method.getName().equals(member))
                        .anyMatch(method -> signature.equals(
                                MethodType.methodType(method.getReturnType(), method.getParameterTypes())));
    }
}
