/** The container lane: the image that {@code docker/Dockerfile} makes, run by a Docker engine. */
package io.github.keycloakjumpcloud.it.container;
