package org.mzi.bench;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mzi.platform.Json;
import org.mzi.sandbox.Sandbox;

/** The figures, in the order in which they were taken. Each is printed at once: a long run shows how far it is. */
final class Report {

    private final List<Figure> figures = new ArrayList<>();

    private record Figure(String measurement, String name, double value, String unit) {
        String line() {
            return String.format(Locale.ROOT, "%-10s %-58s %12s %s", measurement, name, shown(), unit);
        }

        private String shown() {
            BigDecimal rounded = new BigDecimal(value);
            rounded = Math.abs(value) >= 100
                    ? rounded.setScale(0, RoundingMode.HALF_UP)
                    : rounded.round(new MathContext(3, RoundingMode.HALF_UP));
            return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%s", rounded);
        }
    }

    void add(String measurement, String name, double value, String unit) {
        Figure figure = new Figure(measurement, name, value, unit);
        figures.add(figure);
        System.out.println(figure.line());
    }

    /** The remote calls since they were last reset, by kind. */
    void calls(String measurement, Sandbox sandbox, String name) {
        sandbox.zoho()
                .calls()
                .forEach((kind, number) -> add(measurement, "calls Zoho " + kind + ", " + name, number, "calls"));
        sandbox.moodle()
                .calls()
                .forEach((kind, number) -> add(measurement, "calls Moodle " + kind + ", " + name, number, "calls"));
    }

    void write(Path file, String machine) {
        JsonArrayBuilder list = Json.array();
        figures.forEach(figure -> list.add(Json.builder()
                .add("measurement", figure.measurement())
                .add("name", figure.name())
                .add("value", figure.value())
                .add("unit", figure.unit())));
        JsonObjectBuilder report = Json.builder().add("machine", machine).add("figures", list);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, report.build().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
