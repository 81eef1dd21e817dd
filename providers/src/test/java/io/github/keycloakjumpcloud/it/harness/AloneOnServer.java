package io.github.keycloakjumpcloud.it.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that counts what the shared server of {@link Keycloak} counts or logs, so that nobody else may sign in
 * there meanwhile.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(AloneOnServer.SERVER)
public @interface AloneOnServer {

    /** The lock; who merely uses the server from the second lane reads it. */
    String SERVER = "shared server";
}
