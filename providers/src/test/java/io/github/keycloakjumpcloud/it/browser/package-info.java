/** The browser lane: what a person sees and presses, in a real Chromium. */
package io.github.keycloakjumpcloud.it.browser;
