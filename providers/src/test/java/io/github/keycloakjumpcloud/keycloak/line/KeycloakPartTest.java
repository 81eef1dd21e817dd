package io.github.keycloakjumpcloud.keycloak.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeycloakPartTest {

    private static final ClassLoader LOADER = KeycloakPartTest.class.getClassLoader();

    private static final String SAMPLE = Sample.class.getName();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " <init> (I)V",
                " open ()V",
                " inherited (Ljava/lang/String;)I",
                " toString ()Ljava/lang/String;",
                " field I",
            })
    void partWhenOtherPackagesMayUseItThenItIsThere(String part) {
        assertThat(KeycloakPart.parse(SAMPLE + part).isIn(LOADER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gone",
                " <init> ()V",
                " gone ()V",
                " open (I)V",
                " open ()I",
                " open (Lorg/keycloak/Gone;)V",
                " withinPackage ()V",
                " withinClass ()V",
                " field J",
                " fieldWithinPackage I"
            })
    void partWhenItHasGoneOrIsClosedThenItIsMissing(String part) {
        assertThat(KeycloakPart.parse(SAMPLE + part).isIn(LOADER)).isFalse();
    }

    public abstract static class Ancestor {
        protected int inherited(String any) {
            return any.length();
        }
    }

    public static final class Sample extends Ancestor {
        public final int field;
        final int fieldWithinPackage;

        public Sample(int value) {
            field = value;
            fieldWithinPackage = value;
        }

        public void open() {
            withinPackage();
        }

        void withinPackage() {
            withinClass();
        }

        private void withinClass() {}
    }
}
