package io.github.keycloakjumpcloud.benchmark;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;

import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/** Pages and lists of a realm with many connections, beside those of a realm with one; and the daily look at all certificates. */
final class ListMeasurement {

    private static final int WARM_UP = 30;
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(20);

    /** The same is shown, and is found by a key or in memory: as of look-ups. */
    private static final double FLAT = 1.2;

    /** The same is shown, but the database goes through the names of all connections. */
    private static final double SEARCHED = 2.0;

    /** What the admin console and the setup page ask for. */
    private static final String KEYCLOAKS = "/identity-provider/instances?first=0&max=11&realmOnly=false";

    private static final String OURS = "/jumpcloud?first=0&max=20&sort=alias";

    /**
     * One line of the table.
     *
     * @param prepared what happens before the clock starts; it gives what is timed, and that the body of the answer
     * @param bound of the growth; empty where the small realm shows less
     */
    private record Row(String what, Function<Site, Supplier<String>> prepared, OptionalDouble bound) {}

    private final Http http;
    private final Site large;
    private final Site small;

    ListMeasurement(Http http, Site large, Site small) {
        this.http = http;
        this.large = large;
        this.small = small;
    }

    void run(Report report, int rounds) {
        report.heading("Lists and pages");
        report.paragraph(
                "Milliseconds, median (95th percentile), and thousands of characters of the answer. A limit stands"
                        + " where both realms show the same: 1.2 where it is found by a key or in memory, 2.0 where the database"
                        + " goes through all names.");
        Table table = new Table(
                "answer",
                large.size().connections() + " connections",
                "size",
                small.size().connections() + " connection",
                "size",
                "growth",
                "limit");
        for (Row row : rows()) {
            table.row(measured(report, row, rounds));
        }
        report.table(table);
        report.paragraph("A connection has " + large.rowsOfAConnection() + " rows in the database.");
        watch(report);
    }

    private List<Row> rows() {
        return List.of(
                new Row("metrics page", this::metrics, OptionalDouble.empty()),
                new Row("Keycloak's list of providers, first page", admin(KEYCLOAKS), OptionalDouble.empty()),
                new Row("this extension's list, first page", admin(OURS), OptionalDouble.empty()),
                new Row(
                        "this extension's list, search with one hit",
                        admin(OURS + "&search=" + BenchmarkRealm.ALIAS),
                        OptionalDouble.of(SEARCHED)),
                new Row("login page", this::loginPage, OptionalDouble.of(FLAT)),
                new Row("login page, an address typed", this::typedAddress, OptionalDouble.of(FLAT)));
    }

    private List<String> measured(Report report, Row row, int rounds) {
        Sequence more = sequence(row, large);
        Sequence fewer = sequence(row, small);
        Sequence.race(List.of(more, fewer), WARM_UP, rounds);
        double growth = more.timings().medianMillis() / fewer.timings().medianMillis();
        List<String> cells = new ArrayList<>(List.of(
                row.what(),
                Report.times(more.timings()),
                size(row, large),
                Report.times(fewer.timings()),
                size(row, small)));
        if (row.bound().isPresent()) {
            cells.addAll(report.judge(
                    "growth of: " + row.what(), Limit.atMost(row.bound().getAsDouble(), growth)));
        } else {
            cells.addAll(List.of(Report.number(growth), ""));
        }
        return cells;
    }

    private static Sequence sequence(Row row, Site site) {
        return new Sequence(call -> row.prepared().apply(site)::get);
    }

    private static String size(Row row, Site site) {
        return String.format(
                Locale.ROOT, "%.1f", row.prepared().apply(site).get().length() / 1000.0);
    }

    private Supplier<String> metrics(Site site) {
        Call call = Call.expecting(
                200,
                HttpRequest.newBuilder(site.server().managementUri().resolve("/metrics"))
                        .build());
        return () -> http.require(call).text();
    }

    private Function<Site, Supplier<String>> admin(String path) {
        return site -> {
            Call call = Call.expecting(200, site.rest().endpoint().get(path));
            return () -> http.require(call).text();
        };
    }

    private Supplier<String> loginPage(Site site) {
        TestRealm realm = site.signIns().ours();
        Browser browser = realm.browser();
        return () -> browser.open(realm.app().signIn()).body();
    }

    /** Somebody of the last connection of the realm, who is sent there. */
    private Supplier<String> typedAddress(Site site) {
        TestRealm realm = site.signIns().ours();
        int customers = site.size().connections() - 1;
        String domain = customers == 0 ? "example.com" : Customers.domain(customers - 1);
        String url = customers == 0 ? realm.signOnUrl() : Customers.signOnUrl(customers - 1);
        Browser browser = realm.browser().stopAt(url).holdSamlForms();
        browser.open(realm.app().signIn());
        return () -> {
            String body = browser.form("#kc-form-login")
                    .fill("username", "somebody@" + domain)
                    .submit()
                    .body();
            if (!browser.page().uri().toString().startsWith(url) && !body.contains(url)) {
                throw new IllegalStateException("Not sent to " + url + ", but at " + browser.page());
            }
            return body;
        };
    }

    /** The watch looks a minute after a start, when nobody has looked for a day. */
    private void watch(Report report) {
        large.restart(CertificateLook::forget);
        Instant began = await("the look at the certificates is over")
                .atMost(LONGEST_LOOK)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> CertificateLook.began(large.signIns().ours().admin()), Optional::isPresent)
                .orElseThrow();
        report.paragraph("The daily look at the certificates of " + large.size().connections() + " connections took "
                + Duration.between(began, Instant.now()).toSeconds() + " s, on one node, to the second.");
    }
}
