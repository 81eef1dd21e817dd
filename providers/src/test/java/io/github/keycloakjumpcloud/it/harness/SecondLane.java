package io.github.keycloakjumpcloud.it.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that runs beside those of the first lane, which share {@link Keycloak#server()}: a class with a browser, with
 * containers, or with a server whose clock or features are others. Such a class never uses the server of the first lane, whose
 * log and counts belong to that lane; {@link Keycloak#ofSecondLane()} is there for it. Within a lane, classes run one after the
 * other: browsers and containers in particular, since a container changes the addresses of the machine, and Chromium then
 * gives up whatever it is loading.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("second lane")
public @interface SecondLane {}
