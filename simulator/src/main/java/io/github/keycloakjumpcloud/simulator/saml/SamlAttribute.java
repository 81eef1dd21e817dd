package io.github.keycloakjumpcloud.simulator.saml;

import java.util.List;
import java.util.Objects;

/**
 * One {@code Attribute} element with one {@code AttributeValue} for each value.
 *
 * @param origin decides on NameFormat: constant attributes carry none
 */
public record SamlAttribute(String name, List<String> values, Origin origin) {

    /** The two lists of an application's attribute settings in JumpCloud. */
    public enum Origin {
        USER,
        CONSTANT
    }

    public SamlAttribute {
        Objects.requireNonNull(name, "name");
        values = List.copyOf(values);
        Objects.requireNonNull(origin, "origin");
    }
}
