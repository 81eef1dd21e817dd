package io.github.keycloakjumpcloud.core.metric;

/**
 * What a metric shows of one connection.
 *
 * @param realm name of its realm
 */
public record ConnectionFigure<V>(String realm, String alias, V value) {}
