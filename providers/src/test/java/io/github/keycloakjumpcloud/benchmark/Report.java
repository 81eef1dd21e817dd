package io.github.keycloakjumpcloud.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as Markdown that is also readable as it stands. */
final class Report {

    private final StringBuilder text = new StringBuilder();
    private final Chart chart = new Chart();
    private final List<String> missed = new ArrayList<>();
    private int limits;
    private String chapter = "";

    /** What follows belongs together, and its limits are named after it. */
    void chapter(String title) {
        chapter = title + ": ";
        text.append("\n# ").append(title).append("\n\n");
    }

    void heading(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    void paragraph(String line) {
        text.append(line).append("\n\n");
    }

    void table(Table table) {
        text.append(table.text()).append('\n');
    }

    /** Notes a limit and returns it as the text of two cells: figure and verdict. */
    List<String> judge(String figure, Limit limit) {
        String what = chapter + figure;
        limits++;
        if (!limit.met()) {
            missed.add(what + " (" + limit.text() + ", found " + number(limit.figure()) + ")");
        }
        chart.bar(
                what, limit.figure() / limit.bound(), number(limit.figure()) + " (" + limit.text() + ")", limit.met());
        return List.of(number(limit.figure()), limit.text() + " " + limit.verdict());
    }

    /** Says what a contender answered that could not do what was asked. */
    void failures(List<Lane> lanes) {
        lanes.stream()
                .filter(Lane::failed)
                .forEach(lane -> paragraph(lane.name() + " answered: `" + lane.failure() + "`"));
    }

    /** Median and 95th percentile. */
    static String times(Lane lane) {
        if (lane.failed()) {
            return "cannot";
        }
        return times(lane.timings());
    }

    static String times(Timings timings) {
        return String.format(Locale.ROOT, "%.2f (%.2f)", timings.medianMillis(), timings.percentileMillis(95));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    String summary() {
        String line = limits - missed.size() + " of " + limits + " limits met.";
        return missed.isEmpty() ? line : line + " Missed: " + String.join("; ", missed) + ".";
    }

    String text() {
        return text.toString().strip() + "\n\n" + summary() + "\n";
    }

    /** Writes the figures, and beside them the chart. */
    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text(), StandardCharsets.UTF_8);
            String name = file.getFileName().toString().replaceFirst("\\.md$", "");
            Files.writeString(file.resolveSibling(name + ".svg"), chart.svg(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
