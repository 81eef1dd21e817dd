package io.github.keycloakjumpcloud.it.container;

import io.github.keycloakjumpcloud.it.harness.SecondLane;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class of the container lane. Without a Docker engine the class is skipped with the reason; it fails instead
 * under {@code CI=true}, and when variables of Docker or Testcontainers point to an engine that does not answer.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DockerEngine.class)
@SecondLane
@interface InDocker {}
