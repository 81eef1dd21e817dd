/** Facts as data: what was found, with its arguments, and where it is mended. Sentences are made from them elsewhere. */
package io.github.keycloakjumpcloud.core.fact;
