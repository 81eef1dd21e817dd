package io.github.keycloakjumpcloud.benchmark;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** Measures, prints the figures, and writes them to a file. The status says whether it ran, not whether limits were met. */
public final class Benchmark {

    private static final int WARM_UP = 60;

    /** They start servers of their own. */
    private static final Set<String> PARTS_WITHOUT_SITES = Set.of("first-sync", "start");

    private final Settings settings;
    private final PrintStream out;
    private final Http http = new Http();
    private final Report report = new Report();
    private final long start = System.nanoTime();

    private Benchmark(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] arguments) {
        new Benchmark(Settings.ofSystemProperties(), System.out).run();
    }

    private void run() {
        conditions();
        try {
            if (settings.parts().isEmpty() || !PARTS_WITHOUT_SITES.containsAll(settings.parts())) {
                settings.databases().forEach(this::measure);
            }
            part("first-sync", () -> new FirstSync(settings, http, report).run());
            part("start", () -> new StartMeasurement(settings).run(report));
        } finally {
            report.write(settings.report());
            out.println();
            out.println(report.text());
            progress("written to " + settings.report());
        }
    }

    private void measure(DatabaseKind kind) {
        progress(kind.title() + ": loading " + settings.small());
        try (Site small = Site.start(settings, kind, http, "small", settings.small())) {
            progress(kind.title() + ": loading " + settings.large());
            try (Site large = Site.start(settings, kind, http, "large", settings.large())) {
                progress(kind.title() + ": ready");
                report.chapter(kind.title());
                report.paragraph(large.conditions() + ". The large realm has " + large.size() + "; the small one "
                        + small.size() + ".");
                compare(large, small);
                if (kind == settings.databases().get(0)) {
                    part("body", () -> new BodyMeasurement(large, report).run());
                }
                // Last: it starts the large server anew.
                part("lists", () -> new ListMeasurement(http, large, small).run(report, settings.rounds() / 2));
            }
        }
    }

    private void compare(Site large, Site small) {
        signIns(new SignInMeasurement(large, small, settings.rounds()));
        part("look-up", () -> lookUp(large, small));
        part("active", () -> new ActiveMeasurement(http, large).run(report, settings.rounds(), settings.threads()));
        part("update", () -> new ReplaceMeasurement(http, large).run(report, settings.rounds(), settings.threads()));
        part("group", () -> {
            new GroupMeasurement(http, large).run(report, settings.rounds() / 2);
            new GroupUpdateMeasurement(http, large, report, settings.rounds() / 2).run();
        });
        part("connection-test", () -> new ConnectionTestMeasurement(http, large).run(report, settings.rounds() / 2));
        part("cache", () -> new CacheMeasurement(http, large).run(report));
        part("create", () -> new CreateMeasurement(http, large).run(report, settings.rounds(), settings.threads()));
    }

    private void signIns(SignInMeasurement measurement) {
        if (isWanted("sign-in") || isWanted("sign-in-growth")) {
            progress("warming up");
            measurement.warmUp(settings.signInWarmUp());
        }
        part("sign-in", () -> measurement.run(report));
        part("sign-in-growth", () -> measurement.growth(report));
    }

    private void lookUp(Site large, Site small) {
        LookupMeasurement lookups = new LookupMeasurement(http, large, small, settings);
        lookups.warmUp(WARM_UP);
        lookups.run(report, settings.threads());
    }

    private void part(String name, Runnable measurement) {
        if (isWanted(name)) {
            progress(name);
            measurement.run();
            // A run takes an hour, and may be ended.
            report.write(settings.report());
        }
    }

    private boolean isWanted(String part) {
        return settings.parts().isEmpty() || settings.parts().contains(part);
    }

    private void conditions() {
        report.paragraph("# Sign-ins and SCIM beside what Keycloak has");
        report.paragraph(LocalDate.now() + ", " + settings.distribution().getFileName() + " on Java "
                + Runtime.version() + ", " + System.getProperty("os.name") + ", "
                + Runtime.getRuntime().availableProcessors()
                + " processors; JVM options of kc.sh (G1, both compilers) and `"
                + settings.jvmOptions() + "`; metrics on. Client, server and database share the machine; "
                + "contenders take turns request by request.");
    }

    private void progress(String what) {
        out.printf(Locale.ROOT, "[%4d s] %s%n", (System.nanoTime() - start) / 1_000_000_000, what);
    }
}
