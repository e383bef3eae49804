package org.mzi.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.mzi.platform.Json;

/** The load generator {@code wrk}: webhooks about students drawn from the sandbox's, as fast as they are answered. */
final class Wrk {

    private final Rig rig;
    private final Path script;
    private final Path students;

    /**
     * What one run came to.
     *
     * @param acknowledged answers 202
     * @param others all other answers, and calls without any
     */
    record Result(long acknowledged, long others, double seconds, double p50Millis, double p99Millis) {}

    Wrk(Rig rig) {
        this.rig = rig;
        students = rig.data().resolve("students.txt");
        script = Path.of(System.getProperty("mzi.base", ".")).resolve("src/test/resources/org/mzi/bench/webhooks.lua");
        try {
            Files.write(students, rig.students());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Result run(int connections, Duration load) {
        List<String> command = List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + load.toSeconds() + "s",
                "--timeout=10s",
                "--script=" + script,
                rig.webhook());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MZI_TOKEN", Rig.SECRET);
        builder.environment().put("MZI_STUDENTS", students.toString());
        try {
            Process wrk = builder.start();
            String output = new String(wrk.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (wrk.waitFor() != 0) {
                throw new IllegalStateException("wrk failed: " + output);
            }
            return result(output);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run wrk", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static Result result(String output) {
        JsonObject figures = Json.object(output.substring(output.indexOf("{\"requests\"")));
        long requests = figures.getJsonNumber("requests").longValue();
        long refused = figures.getJsonNumber("refused").longValue();
        long lost = figures.getJsonNumber("lost").longValue();
        return new Result(
                requests - refused,
                refused + lost,
                figures.getJsonNumber("micros").doubleValue() / 1e6,
                figures.getJsonNumber("p50").doubleValue() / 1e3,
                figures.getJsonNumber("p99").doubleValue() / 1e3);
    }
}
