/** Set-up links: what they let somebody do who has no account, and what was tried to make them do more. */
package io.github.keycloakjumpcloud.it.setuplink;
