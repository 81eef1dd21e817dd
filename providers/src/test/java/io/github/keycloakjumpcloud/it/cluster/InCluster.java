package io.github.keycloakjumpcloud.it.cluster;

import io.github.keycloakjumpcloud.it.harness.ThirdLane;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledOnOs;

/** A test class of the cluster lane. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DisabledOnOs(
        architectures = "aarch64",
        disabledReason = "Cluster lane not run: there is no embedded PostgreSQL for aarch64")
@ThirdLane
@interface InCluster {}
