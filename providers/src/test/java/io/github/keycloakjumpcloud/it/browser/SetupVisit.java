package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Somebody at the setup page of a realm, with whatever the browser complained about meanwhile. */
final class SetupVisit {

    private static final int MOST_STEPS = 100;

    /** What a screen reader would call the element with the focus, roughly. */
    private static final String FOCUSED = "() => { const it = document.activeElement;"
            + " return (it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.textContent)"
            + ".replace('*', '').trim(); }";

    private static final String TELL_VIOLATIONS = "addEventListener('securitypolicyviolation', violation =>"
            + " console.error('policy: ' + violation.violatedDirective + ' ' + violation.blockedURI))";

    private static final Locator.WaitForOptions AS_IT_IS =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private SetupVisit(Page page) {
        this.page = page;
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.addInitScript(TELL_VIOLATIONS);
        page.onConsoleMessage(message -> {
            // Of answers with an error status the page tells by itself.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Opens the page in a new window. */
    static SetupVisit of(Chromium chromium, String realm) {
        return of(chromium, realm, "en", ColorScheme.LIGHT);
    }

    /** Opens the page in a new window with this language and colour scheme. */
    static SetupVisit of(Chromium chromium, String realm, String language, ColorScheme scheme) {
        SetupVisit visit = new SetupVisit(chromium.newPage(language, scheme));
        visit.page.navigate(address(realm));
        return visit;
    }

    /** Opens the page at an address with parameters. */
    static SetupVisit at(Chromium chromium, String address) {
        SetupVisit visit = new SetupVisit(chromium.newPage());
        visit.page.navigate(address);
        return visit;
    }

    /** The same with this language and colour scheme. */
    static SetupVisit at(Chromium chromium, String address, String language, ColorScheme scheme) {
        SetupVisit visit = new SetupVisit(chromium.newPage(language, scheme));
        visit.page.navigate(address);
        return visit;
    }

    static String address(String realm) {
        return Keycloak.ofSecondLane().baseUri() + "/realms/" + realm + "/jumpcloud/setup";
    }

    /** Signs in at Keycloak's login page, and waits for a view of the page. */
    SetupVisit signIn(String username) {
        return signIn(username, People.PASSWORD);
    }

    SetupVisit signIn(String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
        page.locator("h1[tabindex]").waitFor();
        return this;
    }

    Page page() {
        return page;
    }

    /** Heading of the view. */
    String title() {
        return page.locator("h1").textContent();
    }

    /** Waits for the view with this heading. */
    void at(String title) {
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(title).setLevel(1))
                .waitFor();
    }

    /** Goes on to a view by its address, and waits for its heading. */
    void goTo(String hash, String title) {
        page.evaluate("hash => { location.hash = hash; }", hash);
        at(title);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The star behind the label of a field that has to be filled does not count. */
    Locator field(String label) {
        return page.getByLabel(Pattern.compile("^" + label + "( \\*)?$"));
    }

    /** Presses the button, and reads the file that it saves. */
    String downloaded(String name) {
        Download download = page.waitForDownload(() -> button(name).click());
        try (InputStream file = download.createReadStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a screen reader is told so. */
    void heard(String text) {
        page.locator("#spoken").getByText(text).waitFor(AS_IT_IS);
    }

    /** Drops a file onto an element. */
    void drop(String selector, String name, String content) {
        JSHandle files = page.evaluateHandle(
                "([name, content]) => { const files = new DataTransfer();"
                        + " files.items.add(new File([content], name, { type: 'text/xml' })); return files; }",
                List.of(name, content));
        page.dispatchEvent(selector, "drop", Map.of("dataTransfer", files));
    }

    /** For switches, which themselves are drawn by the style sheet. */
    Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    /** Goes to an element with the tab key alone. */
    void tabTo(String name) {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (name.equals(page.evaluate(FOCUSED))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Not reached by the tab key: " + name);
    }

    /** Goes to an element with the tab key and presses a key there. */
    void press(String name, String key) {
        tabTo(name);
        page.keyboard().press(key);
    }

    /** Goes to a field with the tab key and enters a text there. */
    void type(String name, String text) {
        tabTo(name);
        page.keyboard().insertText(text);
    }

    /** The key of the setting whose field has the focus. */
    String focusedField() {
        return (String) page.evaluate("document.activeElement.dataset.field ?? ''");
    }

    /** What the page notes of what was done last. */
    String notes() {
        return page.locator("#notes").textContent();
    }

    /** What was copied last. */
    String clipboard() {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    /** What the browser complained about: scripts that failed, and all that the content security policy stopped. */
    List<String> complaints() {
        return complaints;
    }

    /** Nothing is in the way of people with disabilities, and the browser has complained of nothing. */
    void assertSound() {
        assertThat(Accessibility.seriousFindings(page)).isEmpty();
        assertThat(complaints).isEmpty();
    }

    /** Goes through a trial login in a tab of its own, and comes back to a report that begins with this. */
    void tryOut(JumpCloudSimulator jumpcloud, String outcome) {
        button("Start a trial login").click();
        tryOut(jumpcloud, outcome, () -> link("Open JumpCloud").click());
    }

    /** The same with the keyboard alone. */
    void tryOutByKeyboard(JumpCloudSimulator jumpcloud, String outcome) {
        tryOutByKeyboard(jumpcloud, "Start a trial login", "Open JumpCloud", outcome);
    }

    /** The same in another language: what begins the trial, and what leads to JumpCloud. */
    void tryOutByKeyboard(JumpCloudSimulator jumpcloud, String start, String open, String outcome) {
        press(start, "Enter");
        link(open).waitFor();
        tryOut(jumpcloud, outcome, () -> press(open, "Enter"));
    }

    private void tryOut(JumpCloudSimulator jumpcloud, String outcome, Runnable open) {
        Page tab = page.context().waitForPage(open);
        tab.waitForURL(jumpcloud.baseUri() + "/**");
        tab.locator("[id='person-" + SampleDirectory.ORDINARY.username() + "']").press("Enter");
        tab.locator("#jumpcloud-trial").waitFor();
        tab.close();
        page.bringToFront();
        page.locator("#step").getByText(outcome).waitFor();
    }

    /** The same as {@link #assertFits()} and {@link #assertSound}, with a picture of it. */
    void assertFits(Chromium chromium, String picture) {
        chromium.screenshot(page, picture);
        assertFits();
        assertSound();
    }

    /** Nobody has to scroll sideways. */
    void assertFits() {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }
}
