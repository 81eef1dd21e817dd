/** What is wrong with what an administrator typed, uploaded or sent, as data. Sentences are made from it elsewhere. */
package io.github.keycloakjumpcloud.core.problem;
