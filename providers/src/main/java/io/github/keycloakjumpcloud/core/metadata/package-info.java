/**
 * JumpCloud's exported metadata file: what a connection takes from it, and a sentence of its own for each kind of wrong
 * file.
 */
package io.github.keycloakjumpcloud.core.metadata;
