package io.github.keycloakjumpcloud.benchmark;

import java.util.Locale;

/** A bound that a figure has to keep. */
record Limit(String text, double bound, double figure, boolean met) {

    static Limit atLeast(double bound, double figure) {
        return new Limit("≥ " + shown(bound), bound, figure, figure >= bound);
    }

    static Limit atMost(double bound, double figure) {
        return new Limit("≤ " + shown(bound), bound, figure, figure <= bound);
    }

    static Limit under(double bound, double figure) {
        return new Limit(String.format(Locale.ROOT, "< %.0f", bound), bound, figure, figure < bound);
    }

    private static String shown(double bound) {
        return String.format(Locale.ROOT, "%.2f", bound).replaceFirst("0$", "");
    }

    String verdict() {
        return met ? "met" : "MISSED";
    }
}
