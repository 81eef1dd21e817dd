package io.github.keycloakjumpcloud;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A class with one fuzz test. Among the unit tests it gets the kept inputs, in the fuzzing lane whatever Jazzer makes of
 * them; an input that breaks it is written to the kept ones.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DisabledOnOs(value = OS.LINUX, architectures = "aarch64", disabledReason = "Jazzer has no driver for Linux on aarch64")
public @interface Fuzzed {}
