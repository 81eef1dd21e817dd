package io.github.keycloakjumpcloud.simulator.sso;

import io.github.keycloakjumpcloud.simulator.directory.Person;

/** The values of JumpCloud's setting "SAMLSubject NameID". */
public enum NameIdValue {
    EMAIL,
    USERNAME;

    /**
     * The NameID of the person. A person without an e-mail address gets the username, because a NameID is never empty.
     */
    String of(Person person) {
        return this == EMAIL && person.email() != null ? person.email() : person.username();
    }
}
