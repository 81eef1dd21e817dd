/** JumpCloud's exported metadata file: the part that a connection uses, and a message for each kind of wrong file. */
package io.github.keycloakjumpcloud.core.metadata;
