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

    private final Options options;
    private final PrintStream out;

    Chaos(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Arguments: {@code --seed N}, {@code --rounds N}, {@code --nodes N}. System property {@code mzi.base}: the project's directory. */
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
        out.printf(
                "Seed %d; %d nodes; %d kills of each kind; logs in %s%n",
                options.seed(), options.nodes(), options.rounds(), options.data());
        Random random = new Random(options.seed());
        List<Victim> victims = Victim.of(options.isCluster());
        try (Rig rig = Rig.start(options)) {
            Timers timers = new Timers(rig.database());
            School school = new School(rig.sandbox().zoho(), rig.sandbox().moodle(), options.seed());
            Promises promises = new Promises(new Events(rig.database()), school);
            FirstBurst first = begin(rig, school, promises, random);
            print(first.toString(), first.violations());
            out.printf("%d students in Zoho; the kills begin%n", school.size());
            List<Round.Result> results = new ArrayList<>();
            for (int i = 0; i < victims.size() * options.rounds(); i++) {
                Victim victim = victims.get(i % victims.size());
                Random own = new Random(random.nextLong());
                Round.Result result = new Round(rig, school, promises, victim, options.changes(), own).run();
                results.add(result);
                print(Report.line(results.size(), result), result.violations());
            }
            Report report = Report.of(
                    options.seed(), first, results, school, rig.sandbox(), promises.events(), timers.figures());
            report.write(options.report());
            out.println(report);
            return report;
        }
    }

    private void print(String line, List<Violation> violations) {
        out.println(line);
        violations.forEach(violation -> out.println("   " + violation));
    }

    /** A school most of whose students are in Moodle already, so that a few deletions are few. */
    private FirstBurst begin(Rig rig, School school, Promises promises, Random random) throws InterruptedException {
        for (int i = 0; i < STUDENTS && !options.isCluster(); i++) {
            school.enrol();
        }
        return FirstBurst.run(rig, school, promises, options, random);
    }
}
