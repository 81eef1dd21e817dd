package io.github.keycloakjumpcloud.simulator.scim.push;

import io.github.keycloakjumpcloud.simulator.scim.ProvisioningEffect;
import io.github.keycloakjumpcloud.simulator.scim.Traffic;
import io.github.keycloakjumpcloud.simulator.scim.push.PushResult.Failed;
import io.github.keycloakjumpcloud.simulator.scim.push.PushResult.Pushed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The figures of a push.
 *
 * @param people the result for each person
 * @param groups the result for each group
 */
record PushSummary(
        Workforce workforce, List<PushResult> people, List<PushResult> groups, Traffic traffic, Duration wallTime) {

    private static final int SHOWN_FAILURES = 5;

    boolean isComplete() {
        return failures(people).isEmpty() && failures(groups).isEmpty();
    }

    List<String> table() {
        List<String> rows = new ArrayList<>();
        rows.add(people.size() + " people in " + workforce.inhabited() + " departments"
                + (groups.isEmpty() ? "" : " and " + groups.size() + " groups"));
        rows.add(row("created", count(ProvisioningEffect.CREATED)));
        rows.add(row("updated", count(ProvisioningEffect.UPDATED)));
        rows.add(row("unchanged", count(ProvisioningEffect.UNCHANGED)));
        rows.add(row("failed", failures(people).size()));
        rows.add(row("requests", traffic.requests()));
        rows.add(row("retries", traffic.retries()));
        rows.add(row("latency p50", millis(50)));
        rows.add(row("latency p95", millis(95)));
        rows.add(row("latency p99", millis(99)));
        double seconds = Math.max(wallTime.toNanos(), 1) / 1e9;
        rows.add(row("requests/s", decimal(traffic.requests() / seconds)));
        rows.add(row("wall time", decimal(seconds) + " s"));
        return rows;
    }

    /** The first failures of people and of groups; empty when everything was pushed. */
    List<String> failureReport() {
        List<String> report = new ArrayList<>();
        report(report, "people", people);
        report(report, "groups", groups);
        return report;
    }

    private static void report(List<String> report, String what, List<PushResult> results) {
        List<Failed> failures = failures(results);
        if (failures.isEmpty()) {
            return;
        }
        report.add(failures.size() + " of " + results.size() + " " + what + " failed"
                + (failures.size() > SHOWN_FAILURES ? "; the first " + SHOWN_FAILURES + ":" : ":"));
        failures.stream()
                .limit(SHOWN_FAILURES)
                .forEach(failure -> report.add("  " + failure.subject() + ": " + failure.reason()));
    }

    private long count(ProvisioningEffect effect) {
        return people.stream()
                .filter(result -> result instanceof Pushed pushed && pushed.effect() == effect)
                .count();
    }

    private static List<Failed> failures(List<PushResult> results) {
        return results.stream()
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .toList();
    }

    private String millis(double percent) {
        return decimal(traffic.percentile(percent).toNanos() / 1e6) + " ms";
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String row(String name, Object value) {
        return String.format(Locale.ROOT, "  %-12s %12s", name, value);
    }
}
