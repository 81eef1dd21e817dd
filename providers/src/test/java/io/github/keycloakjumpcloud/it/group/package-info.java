/** Departments, mirrored groups, and roles. */
package io.github.keycloakjumpcloud.it.group;
