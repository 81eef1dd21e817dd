/** Which figures are shown, where there are too many. */
package io.github.keycloakjumpcloud.core.metric;
