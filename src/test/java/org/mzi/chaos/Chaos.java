package org.mzi.chaos;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** {@code bin/chaos}. Exit code 0 when every promise held, 1 when not, 2 for a wrong call. */
public final class Chaos {

    private static final int STUDENTS = 600;
    private static final int FIRST_CHANGES = 1_500;

    private final Options options;
    private final PrintStream out;

    Chaos(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Arguments: {@code --seed N}, {@code --rounds N}. System property {@code mzi.base}: the project's directory. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.parse(Path.of(System.getProperty("mzi.base", "")).toAbsolutePath(), arguments);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        System.exit(new Chaos(options, out).run().isGood() ? 0 : 1);
    }

    Report run() throws InterruptedException {
        out.printf("Seed %d; %d kills of each kind; logs in %s%n", options.seed(), options.rounds(), options.data());
        Random random = new Random(options.seed());
        try (Rig rig = Rig.start(options)) {
            School school = new School(rig.sandbox().zoho(), rig.sandbox().moodle(), options.seed());
            Promises promises = new Promises(new Events(rig.database()), school);
            begin(rig, school, promises, random);
            List<Round.Result> results = new ArrayList<>();
            for (int i = 0; i < 2 * options.rounds(); i++) {
                Victim victim = Victim.values()[i % 2];
                Round.Result result = new Round(rig, school, promises, victim, new Random(random.nextLong())).run();
                results.add(result);
                out.println(Report.line(results.size(), result));
                result.violations().forEach(violation -> out.println("   " + violation));
            }
            Report report = Report.of(options.seed(), results, school, rig.sandbox());
            report.write(options.report());
            out.println(report);
            return report;
        }
    }

    /** A school most of whose students are in Moodle already, so that a few deletions are few. */
    private static void begin(Rig rig, School school, Promises promises, Random random) throws InterruptedException {
        for (int i = 0; i < STUDENTS; i++) {
            school.enrol();
        }
        try (Burst first = new Burst(rig, school, FIRST_CHANGES, Integer.MAX_VALUE, 0, random)) {
            first.awaitEnd();
        }
        if (promises.await(System.nanoTime()) == null) {
            throw new IllegalStateException(
                    "The bridge does not work even before the first kill: " + promises.violations());
        }
    }
}
