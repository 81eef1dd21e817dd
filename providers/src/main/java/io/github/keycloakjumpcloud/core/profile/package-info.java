/**
 * The person's profile: which received attribute holds which part. The configured name wins. A usual other spelling is
 * accepted and noted, unless the admin chose strict names.
 */
package io.github.keycloakjumpcloud.core.profile;
