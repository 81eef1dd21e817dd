/** What the tests work with, and tests of that: the shared server, realms, browsers, administrators, sites. */
package io.github.keycloakjumpcloud.it.harness;
