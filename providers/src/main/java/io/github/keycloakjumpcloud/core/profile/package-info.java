/**
 * Who the person is: which received attribute holds which part of the profile. The configured name wins; a usual other
 * spelling is accepted and noted, unless the admin asked for strict names.
 */
package io.github.keycloakjumpcloud.core.profile;
