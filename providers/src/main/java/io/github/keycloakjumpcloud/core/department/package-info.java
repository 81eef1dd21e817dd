/**
 * Departments: a person belongs to the one that JumpCloud names. A department that exists is reused however it is
 * spelt, one that is missing is created, and nobody is put into a disabled one.
 */
package io.github.keycloakjumpcloud.core.department;
