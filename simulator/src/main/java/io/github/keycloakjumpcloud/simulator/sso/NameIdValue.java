package io.github.keycloakjumpcloud.simulator.sso;

import io.github.keycloakjumpcloud.simulator.directory.Person;

/** JumpCloud's setting "SAMLSubject NameID". */
public enum NameIdValue {
    EMAIL,
    USERNAME;

    /** The e-mail address falls back to the username for someone without one, because a NameID is never empty. */
    String of(Person person) {
        return this == EMAIL && person.email() != null ? person.email() : person.username();
    }
}
