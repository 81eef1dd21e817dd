package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServerBuilder;
import io.github.keycloakjumpcloud.simulator.keycloak.ServerMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The start of a server with the jar and of one without, in turn: time, heap, classes. */
final class StartMeasurement {

    private static final int STARTS = 5;
    private static final double MEGABYTE = 1_048_576;

    private final Settings settings;

    StartMeasurement(Settings settings) {
        this.settings = settings;
    }

    /**
     * A start of a server whose database is there.
     *
     * @param seconds from the launch of the script until the server is ready
     * @param heap in bytes, after a full collection
     */
    private record Start(double seconds, long heap, int classes) {}

    void run(Report report) {
        report.heading("Start");
        report.paragraph(
                STARTS + " starts each, in turn, of a built server whose database is there, without connections."
                        + " Time from the launch of `kc.sh` until `/health/ready` says so; heap after a full collection.");
        List<Start> with = new ArrayList<>();
        List<Start> without = new ArrayList<>();
        try (KeycloakServer extended =
                        server("start-with").provider(settings.jar()).start();
                KeycloakServer plain = server("start-without").start()) {
            for (int turn = 0; turn < STARTS; turn++) {
                with.add(start(extended));
                without.add(start(plain));
            }
        }
        Table table = new Table("median (least, most)", "with the jar", "without", "difference of the medians");
        table.row(row("start, s", "%.2f", with, without, Start::seconds));
        table.row(row("heap, MB", "%.1f", with, without, start -> start.heap() / MEGABYTE));
        table.row(row("loaded classes", "%.0f", with, without, Start::classes));
        report.table(table);
    }

    private KeycloakServerBuilder server(String name) {
        return KeycloakServer.from(settings.distribution())
                .workFolder(settings.work().resolve(name))
                .jvmOptions(settings.jvmOptions());
    }

    private static Start start(KeycloakServer server) {
        long[] launch = new long[1];
        server.restart(() -> launch[0] = System.nanoTime());
        double seconds = (System.nanoTime() - launch[0]) / 1e9;
        try (ServerMemory memory = ServerMemory.of(server.pid())) {
            return new Start(seconds, memory.live(), memory.loadedClasses());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(
            String what, String format, List<Start> with, List<Start> without, ToDoubleFunction<Start> figure) {
        List<Double> ours = with.stream().map(figure::applyAsDouble).sorted().toList();
        List<Double> plain =
                without.stream().map(figure::applyAsDouble).sorted().toList();
        return List.of(
                what,
                spread(format, ours),
                spread(format, plain),
                String.format(Locale.ROOT, format, median(ours) - median(plain)));
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static String spread(String format, List<Double> sorted) {
        return String.format(
                Locale.ROOT,
                format + " (" + format + ", " + format + ")",
                median(sorted),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
