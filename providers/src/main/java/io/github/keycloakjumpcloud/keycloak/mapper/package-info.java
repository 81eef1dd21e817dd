/** The three identity-provider mappers: profile, department, groups. */
package io.github.keycloakjumpcloud.keycloak.mapper;
