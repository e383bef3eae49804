package org.mzi.chaos;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mzi.sandbox.Sandbox;

/**
 * What all rounds came to.
 *
 * @param first the burst before the first kill
 * @param students in Zoho at the end, deleted ones too
 * @param regressions how often Moodle got an older state of a record after a newer one
 * @param duplicates records that Moodle got and that changed nothing there
 * @param tokenCalls how often Zoho's token endpoint was asked
 * @param reads calls that read records from Zoho
 * @param pushes calls that brought records to Moodle
 * @param shares events that each node finished
 * @param timers what the timers did that run on one node at a time
 */
record Report(
        long seed,
        FirstBurst first,
        List<Round.Result> rounds,
        int students,
        long regressions,
        long duplicates,
        long tokenCalls,
        long reads,
        long pushes,
        Map<String, Long> shares,
        Timers.Figures timers) {

    static Report of(
            long seed,
            FirstBurst first,
            List<Round.Result> rounds,
            School school,
            Sandbox sandbox,
            Events events,
            Timers.Figures timers) {
        return new Report(
                seed,
                first,
                List.copyOf(rounds),
                school.size(),
                sandbox.moodle().regressions(),
                sandbox.moodle().duplicates(),
                sandbox.zoho().calls("token"),
                sandbox.zoho().calls("records"),
                sandbox.moodle().calls(Round.UPSERT),
                events.shares(),
                timers);
    }

    List<Violation> violations() {
        return Stream.concat(first.violations().stream(), rounds.stream().flatMap(round -> round.violations().stream()))
                .toList();
    }

    boolean isGood() {
        return violations().isEmpty() && rounds.stream().allMatch(round -> round.effects() != null);
    }

    /** One line for a round. */
    static String line(int number, Round.Result round) {
        return String.format(
                Locale.ROOT,
                "%2d %-11s killed after change %3d of %d; %3d acknowledged, %3d refused, %3d passed on; ready after "
                        + "%5.1f s, all effects %s; %d taken over, %d violations",
                number,
                round.victim(),
                round.killedAt(),
                round.changes(),
                round.acknowledged(),
                round.refused(),
                round.passedOn(),
                seconds(round.ready()),
                round.effects() == null
                        ? "NOT IN TIME"
                        : String.format(Locale.ROOT, "after %4.1f s", seconds(round.effects())),
                round.takenBack(),
                round.violations().size());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Seed " + seed + "\n");
        for (Victim victim : victims()) {
            List<Round.Result> own = of(victim).toList();
            text.append(String.format(
                    Locale.ROOT,
                    "%-11s %d kills; %d events acknowledged, %d refused; readiness %.1f s (median), %.1f s (max); all "
                            + "effects %.1f s (median), %.1f s (max)%n",
                    victim,
                    own.size(),
                    own.stream().mapToInt(Round.Result::acknowledged).sum(),
                    own.stream().mapToInt(Round.Result::refused).sum(),
                    quantile(victim, Round.Result::ready, 0.5),
                    quantile(victim, Round.Result::ready, 1),
                    quantile(victim, Round.Result::effects, 0.5),
                    quantile(victim, Round.Result::effects, 1)));
        }
        text.append(String.format(
                Locale.ROOT,
                "%d students; %d regressions; %d duplicates offered to Moodle; %d token calls, %d Zoho reads, %d Moodle "
                        + "pushes%n",
                students,
                regressions,
                duplicates,
                tokenCalls,
                reads,
                pushes));
        text.append(String.format(
                Locale.ROOT,
                "Events finished by %s; timers fired %s, %d firings made up, at most %.1f s between two%n",
                shares,
                timers.firings(),
                timers.madeUp(),
                seconds(timers.longestGap())));
        text.append(isGood() ? "Good." : "NOT GOOD: " + violations().size() + " violations");
        return text.toString();
    }

    private List<Victim> victims() {
        return rounds.stream().map(Round.Result::victim).distinct().toList();
    }

    private Stream<Round.Result> of(Victim victim) {
        return rounds.stream().filter(round -> round.victim() == victim);
    }

    /** In seconds, of those rounds that have the figure. */
    private double quantile(Victim victim, Function<Round.Result, Duration> figure, double share) {
        double[] sorted = of(victim)
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Report::seconds)
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.round((sorted.length - 1) * share)];
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    void write(Path file) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("seed", seed)
                .add("good", isGood())
                .add("students", students)
                .add("regressions", regressions)
                .add("duplicates_offered", duplicates)
                .add("token_calls", tokenCalls)
                .add("zoho_reads", reads)
                .add("moodle_pushes", pushes)
                .add("burst", json(first))
                .add("finished_by", numbers(shares))
                .add(
                        "timers",
                        Json.createObjectBuilder()
                                .add("firings", numbers(timers.firings()))
                                .add("made_up", timers.madeUp())
                                .add("longest_gap_seconds", seconds(timers.longestGap())));
        for (Victim victim : victims()) {
            json.add(victim.name().toLowerCase(Locale.ROOT), summary(victim));
        }
        JsonArrayBuilder each = Json.createArrayBuilder();
        rounds.forEach(round -> each.add(json(round)));
        try {
            Files.writeString(file, json.add("rounds", each).build().toString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObjectBuilder json(FirstBurst burst) {
        return Json.createObjectBuilder()
                .add("acknowledged", burst.acknowledged())
                .add("acknowledged_seconds", seconds(burst.accepted()))
                .add("effects_seconds", seconds(burst.effects()))
                .add("finished_by", numbers(burst.shares()))
                .add("joined_another", burst.joined())
                .add("token_calls", burst.tokens())
                .add("most_zoho_calls_at_once", burst.peak())
                .add("credits", burst.credits())
                .add("credits_counted", burst.counted())
                .add("violations", json(burst.violations()));
    }

    private static JsonArrayBuilder json(List<Violation> violations) {
        JsonArrayBuilder json = Json.createArrayBuilder();
        violations.forEach(violation -> json.add(Json.createObjectBuilder()
                .add("what", violation.what())
                .add("expected", violation.expected())
                .add("found", String.valueOf(violation.found()))));
        return json;
    }

    private static JsonObjectBuilder numbers(Map<String, ? extends Number> numbers) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        numbers.forEach((name, number) -> json.add(name, number.longValue()));
        return json;
    }

    private JsonObject summary(Victim victim) {
        return Json.createObjectBuilder()
                .add("kills", of(victim).count())
                .add(
                        "acknowledged",
                        of(victim).mapToInt(Round.Result::acknowledged).sum())
                .add("refused", of(victim).mapToInt(Round.Result::refused).sum())
                .add("ready_seconds_median", quantile(victim, Round.Result::ready, 0.5))
                .add("ready_seconds_max", quantile(victim, Round.Result::ready, 1))
                .add("effects_seconds_median", quantile(victim, Round.Result::effects, 0.5))
                .add("effects_seconds_max", quantile(victim, Round.Result::effects, 1))
                .build();
    }

    private static JsonObject json(Round.Result round) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("victim", round.victim().name())
                .add("changes", round.changes())
                .add("killed_at", round.killedAt())
                .add("acknowledged", round.acknowledged())
                .add("refused", round.refused())
                .add("passed_on", round.passedOn())
                .add("taken_over", round.takenBack())
                .add("ready_seconds", seconds(round.ready()));
        if (round.effects() != null) {
            json.add("effects_seconds", seconds(round.effects()));
        }
        return json.add("violations", json(round.violations())).build();
    }
}
