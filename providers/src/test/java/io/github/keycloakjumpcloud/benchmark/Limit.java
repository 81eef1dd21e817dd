package io.github.keycloakjumpcloud.benchmark;

import java.util.Locale;

/** A bound that a figure has to keep. */
record Limit(String text, double figure, boolean met) {

    static Limit atLeast(double bound, double figure) {
        return new Limit(String.format(Locale.ROOT, "≥ %.1f", bound), figure, figure >= bound);
    }

    static Limit atMost(double bound, double figure) {
        return new Limit(String.format(Locale.ROOT, "≤ %.1f", bound), figure, figure <= bound);
    }

    static Limit under(double bound, double figure) {
        return new Limit(String.format(Locale.ROOT, "< %.0f", bound), figure, figure < bound);
    }

    String verdict() {
        return met ? "met" : "MISSED";
    }
}
