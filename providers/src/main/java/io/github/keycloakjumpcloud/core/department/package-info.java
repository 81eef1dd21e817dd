/**
 * Departments: a person belongs to the department that JumpCloud names. An existing department is reused however its
 * name is spelt, a missing department is created, and nobody is put into a disabled department.
 */
package io.github.keycloakjumpcloud.core.department;
