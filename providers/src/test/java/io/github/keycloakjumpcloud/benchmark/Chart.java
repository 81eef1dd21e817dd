package io.github.keycloakjumpcloud.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All figures that have a limit as bars, in SVG: how each stands to its limit. A bar that ends at the line, or on the good side of it,
 * has met the limit.
 */
final class Chart {

    private static final int ROW = 22;
    private static final int LABELS = 600;
    private static final int LIMIT_AT = 160;
    private static final int WIDTH = 1140;

    private final List<String> rows = new ArrayList<>();

    /** @param share the figure divided by its limit; 1 is the limit */
    void bar(String label, double share, String figure, boolean met) {
        int y = rows.size() * ROW;
        double width = Math.min(share * LIMIT_AT, WIDTH - LABELS - 120.0);
        rows.add(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%d\">%s</text>",
                LABELS - 8,
                y + 12,
                escaped(label),
                LABELS,
                y,
                width,
                met ? "#2e7d32" : "#c62828",
                LABELS + width + 6,
                y + 12,
                escaped(figure)));
    }

    String svg() {
        int height = rows.size() * ROW;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" font-family=\"sans-serif\" font-size=\"12\"><title>Figures beside their limits</title>"
                + "<rect width=\"" + WIDTH + "\" height=\"" + height + "\" fill=\"#ffffff\"/>" + String.join("", rows)
                + "<line x1=\"" + (LABELS + LIMIT_AT) + "\" x2=\"" + (LABELS + LIMIT_AT) + "\" y1=\"0\" y2=\"" + height
                + "\" stroke=\"#424242\" stroke-dasharray=\"4 3\"/></svg>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
