/** Metadata and certificates of both sides: read, watched, changed. */
package io.github.keycloakjumpcloud.it.certificate;
