package io.github.keycloakjumpcloud.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium: the machine's own, else the one that Playwright brings. To be used by one thread at a time. */
final class Chromium implements AutoCloseable {
    private static final List<String> QUIET = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final int MOST_TEXT = 1_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** @throws com.microsoft.playwright.PlaywrightException when there is no browser that can be started */
    static Chromium start() {
        Optional<Path> installed = installed();
        Playwright.CreateOptions options = new Playwright.CreateOptions();
        installed.ifPresent(path -> options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Playwright playwright = Playwright.create(options);
        // Chromium's sandbox refuses to run as root, as in containers and on build machines.
        BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions()
                .setHeadless(true)
                .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                .setArgs(QUIET);
        installed.ifPresent(launch::setExecutablePath);
        try {
            return new Chromium(playwright, playwright.chromium().launch(launch));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** A window of a person who has never been here. */
    Page newPage() {
        return newPage("en", ColorScheme.LIGHT);
    }

    /** A window of a new person with this language and colour scheme. */
    Page newPage(String language, ColorScheme scheme) {
        return newPage(new Browser.NewContextOptions().setLocale(language).setColorScheme(scheme));
    }

    /** A window of a new person who allows no JavaScript. */
    Page newPageWithoutScripts() {
        return newPageWithoutScripts("en", ColorScheme.LIGHT);
    }

    /** The same with this language and colour scheme. */
    Page newPageWithoutScripts(String language, ColorScheme scheme) {
        return newPage(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(false));
    }

    private Page newPage(Browser.NewContextOptions options) {
        BrowserContext person = browser.newContext(options.setViewportSize(1280, 900));
        person.setDefaultTimeout(Patience.LIMIT.toMillis());
        return person.newPage();
    }

    /** A picture, a disc of this colour, as an answer of any server. */
    static Route.FulfillOptions picture(String colour) {
        return new Route.FulfillOptions()
                .setContentType("image/svg+xml")
                .setBody(
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><circle cx='12' cy='12' r='12' fill='"
                                + colour + "'/></svg>");
    }

    /** Closes all that {@link #newPage()} has opened. */
    void closeWindows() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** What each window shows now, without a wait: its address and the beginning of its text. */
    List<String> windows() {
        return browser.contexts().stream()
                .flatMap(person -> person.pages().stream())
                .map(page -> page.url() + ": " + beginning(page))
                .toList();
    }

    private static String beginning(Page page) {
        String text = String.valueOf(page.evaluate("() => document.body?.innerText ?? ''"));
        return text.substring(0, Math.min(text.length(), MOST_TEXT));
    }

    /** Keeps a picture of the whole page as {@code target/screenshots/<name>.png}. */
    void screenshot(Page page, String name) {
        Path file = Keycloak.projectFile("providers/target/screenshots").resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> installed() {
        // The first one draws nothing that nobody looks at, and takes half of the CPU time.
        return Stream.of(
                        "chromium-headless-shell",
                        "chromium",
                        "chromium-browser",
                        "google-chrome-stable",
                        "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
