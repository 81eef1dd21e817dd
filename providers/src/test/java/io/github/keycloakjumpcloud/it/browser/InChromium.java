package io.github.keycloakjumpcloud.it.browser;

import io.github.keycloakjumpcloud.it.harness.SecondLane;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class of the browser lane; its methods may ask for the {@link Chromium} of the lane. Without a browser
 * the class is skipped with the reason, except under {@code CI=true}, where it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ChromiumOfLane.class)
@SecondLane
@interface InChromium {}
