package io.github.keycloakjumpcloud.simulator.saml;

import java.util.List;
import java.util.Objects;

/**
 * One {@code Attribute} element with one {@code AttributeValue} for each value.
 *
 * @param origin decides whether the attribute has a NameFormat: a constant attribute has none
 */
public record SamlAttribute(String name, List<String> values, Origin origin) {

    /** The list of JumpCloud's attribute settings that the attribute comes from. */
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
