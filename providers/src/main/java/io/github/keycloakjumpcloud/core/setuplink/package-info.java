/** Set-up links: what one may do, for how long, in which browser, and when it is over. */
package io.github.keycloakjumpcloud.core.setuplink;
