package org.mzi.console.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A small chart as SVG text. Its colours come from the style sheet, by the classes of its paths. Drawn to be stretched: strokes
 * keep their width.
 */
final class Chart {

    static final int WIDTH = 240;
    static final int HEIGHT = 60;

    private static final double GAP = 0.25;
    private static final double LEAST = 1.5;

    private Chart() {}

    /**
     * One series of numbers.
     *
     * @param style class of its path
     * @param values oldest first; a negative one means that there is none
     */
    record Series(String style, long[] values) {}

    /** Columns, each series standing on the ones before. */
    static String columns(String words, List<Series> series) {
        int steps = series.get(0).values().length;
        long[] sums = new long[steps];
        series.forEach(each -> Arrays.setAll(sums, i -> sums[i] + each.values()[i]));
        long most = most(sums);
        double[] reached = new double[steps];
        StringBuilder paths = new StringBuilder();
        for (Series each : series) {
            StringBuilder path = new StringBuilder();
            double width = (double) WIDTH / steps;
            for (int i = 0; i < steps; i++) {
                if (each.values()[i] > 0) {
                    double height = Math.max(LEAST, (double) HEIGHT * each.values()[i] / most);
                    double from = reached[i];
                    reached[i] = Math.min(HEIGHT, from + height);
                    path.append(String.format(
                            Locale.ROOT,
                            "M%.1f %.1fh%.1fv%.1fh-%.1fz",
                            i * width + width * GAP / 2,
                            HEIGHT - from,
                            width * (1 - GAP),
                            from - reached[i],
                            width * (1 - GAP)));
                }
            }
            append(paths, each.style(), path);
        }
        return svg(words, paths);
    }

    /** Lines on one scale; interrupted where there is no value. */
    static String lines(String words, List<Series> series) {
        long most = series.stream().mapToLong(each -> most(each.values())).max().orElse(1);
        StringBuilder paths = new StringBuilder();
        for (Series each : series) {
            append(paths, each.style(), line(each.values(), most));
        }
        return svg(words, paths);
    }

    /** A line with the area below it filled. */
    static String area(String words, Series series) {
        StringBuilder paths = new StringBuilder();
        if (Arrays.stream(series.values()).anyMatch(value -> value > 0)) {
            StringBuilder line = line(series.values(), most(series.values()));
            StringBuilder below = new StringBuilder(line).append(String.format(Locale.ROOT, "V%dH0z", HEIGHT));
            append(paths, series.style() + "-area", below);
            append(paths, series.style(), line);
        }
        return svg(words, paths);
    }

    private static StringBuilder line(long[] values, long most) {
        StringBuilder path = new StringBuilder();
        double width = (double) WIDTH / values.length;
        boolean broken = true;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                broken = true;
                continue;
            }
            double y = HEIGHT - 1 - (HEIGHT - 2.0) * values[i] / most;
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", broken ? "M" : "L", i * width, y));
            path.append(String.format(Locale.ROOT, "H%.1f", (i + 1) * width));
            broken = false;
        }
        return path;
    }

    /** At least 1, so that nothing is divided by nought. */
    private static long most(long[] values) {
        return Math.max(1, Arrays.stream(values).max().orElse(1));
    }

    private static void append(StringBuilder paths, String style, StringBuilder path) {
        if (!path.isEmpty()) {
            paths.append("<path class=\"")
                    .append(style)
                    .append("\" vector-effect=\"non-scaling-stroke\" d=\"")
                    .append(path)
                    .append("\"/>");
        }
    }

    private static String svg(String words, StringBuilder paths) {
        String safe = words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" aria-label=\"" + safe
                + "\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" preserveAspectRatio=\"none\"><title>" + safe
                + "</title>" + paths + "</svg>";
    }
}
