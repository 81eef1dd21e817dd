/** The languages of what people read, and which of them a reader gets. */
package io.github.keycloakjumpcloud.core.language;
