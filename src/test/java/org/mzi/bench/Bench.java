package org.mzi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the measurements and reports them. The first ones need the server, the last ones only its database. */
public final class Bench {

    private static final String USAGE =
            "Usage: bin/bench [--only start,single,burst,mixed,payments,intake,claim,console] [--seconds N]";
    private static final int SECONDS = 10;

    private final Rig rig;
    private final Report report = new Report();
    private final Map<String, Runnable> measurements = new LinkedHashMap<>();

    private Bench(Rig rig, Duration load) {
        this.rig = rig;
        measurements.put("start", () -> new StartUp(rig, report).measure());
        measurements.put("single", () -> new SingleEvent(rig, report).measure());
        measurements.put("burst", () -> new Burst(rig, report).measure());
        measurements.put("mixed", () -> new MixedLoad(rig, report).measure());
        measurements.put("payments", () -> new PaymentStorm(rig, report).measure());
        measurements.put("intake", () -> new Intake(rig, report, load).measure());
        measurements.put("claim", () -> new Claiming(rig, report).measure());
        measurements.put("console", () -> new Console(rig, report).measure());
    }

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        Path base = Path.of(System.getProperty("mzi.base", ".")).toAbsolutePath();
        List<String> only = List.of();
        Duration load = Duration.ofSeconds(SECONDS);
        for (int i = 0; i < arguments.length; i += 2) {
            boolean last = i + 1 == arguments.length;
            if (arguments[i].equals("--only") && !last) {
                only = Arrays.asList(arguments[i + 1].split(","));
            } else if (arguments[i].equals("--seconds") && !last) {
                load = Duration.ofSeconds(Long.parseLong(arguments[i + 1]));
            } else {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
        try (Rig rig = new Rig(base)) {
            new Bench(rig, load).run(only, base.resolve("target").resolve("bench.json"));
        }
        System.exit(0);
    }

    private void run(List<String> only, Path file) {
        Set<String> known = measurements.keySet();
        List<String> unknown =
                only.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There is no measurement " + unknown + ". Known are " + known);
        }
        System.out.println(machine());
        if (!only.contains("start") && !only.isEmpty()) {
            rig.startServer();
        }
        measurements.forEach((name, measurement) -> {
            if (only.isEmpty() || only.contains(name)) {
                measurement.run();
            }
        });
        report.write(file, machine());
        System.out.println("As JSON: " + file);
    }

    /** Figures mean little without what they were taken on. */
    private static String machine() {
        try {
            return Runtime.getRuntime().availableProcessors() + " cores, load "
                    + Files.readString(Path.of("/proc/loadavg")).split(" ")[0] + ", Java "
                    + Runtime.version().feature();
        } catch (IOException e) {
            return Runtime.getRuntime().availableProcessors() + " cores";
        }
    }
}
