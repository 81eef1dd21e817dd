/** Who may come in: the gate, which is asked at every login, and the settings that it reads. */
package io.github.keycloakjumpcloud.core.access;
