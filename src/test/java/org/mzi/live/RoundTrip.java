package org.mzi.live;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mzi.it.Await;
import org.mzi.it.Bridge;

/**
 * A whole school from Zoho's stand-in through the bridge into a real Moodle, and Moodle's events back; see {@code
 * bin/test-moodle}. Fails with what differs. Argument: the number of students, 1,000 unless given.
 */
public final class RoundTrip {

    private static final int IDS_A_CALL = 100;
    private static final int SHOWN = 30;

    /** So many deletions are believed; more at once have to be confirmed. */
    private static final int FEW = 5;

    private static final Duration LONGEST = Duration.ofMinutes(20);

    /** What Moodle itself must have made of the records; each query counts what is wrong. */
    private static final Map<String, String> EFFECTS = new LinkedHashMap<>();

    static {
        EFFECTS.put(
                "students without an account of their own",
                """
                select count(*) from mdl_local_mzi_students s left join mdl_user u
                on u.id = s.moodle_user_id and u.username = lower(s.academic_email) and u.deleted = 0
                where s.deleted = 0 and u.id is null""");
        EFFECTS.put(
                "classes without their course",
                """
                select count(*) from mdl_local_mzi_classes c left join mdl_course m
                on m.id = c.moodle_class_id and m.idnumber = c.zoho_class_id and m.fullname = c.class_name
                and m.shortname = c.class_short_name where c.deleted = 0 and m.id is null""");
        EFFECTS.put(
                "courses too many",
                """
                select count(*) - count(distinct idnumber) from mdl_course
                where idnumber in (select zoho_class_id from mdl_local_mzi_classes)""");
        EFFECTS.put(
                "teachers who do not teach their class",
                """
                select count(*) from mdl_local_mzi_classes c
                join mdl_local_mzi_teachers t on t.zoho_teacher_id = c.zoho_teacher_id
                left join mdl_context x on x.contextlevel = 50 and x.instanceid = c.moodle_class_id
                left join mdl_role_assignments a on a.contextid = x.id and a.userid = t.moodle_user_id and a.roleid = 3
                where a.id is null""");
        EFFECTS.put(
                "enrolments that Moodle does not have",
                """
                select count(*) from mdl_local_mzi_enrollments e
                join mdl_local_mzi_students s on s.zoho_student_id = e.zoho_student_id
                join mdl_local_mzi_classes c on c.zoho_class_id = e.zoho_class_id
                left join mdl_enrol n on n.courseid = c.moodle_class_id and n.enrol = 'manual'
                left join mdl_user_enrolments u on u.enrolid = n.id and u.userid = s.moodle_user_id and u.status = 0
                where e.deleted = 0 and u.id is null""");
        EFFECTS.put(
                "enrolments too many",
                """
                select (select count(*) from mdl_user_enrolments u join mdl_local_mzi_students s on s.moodle_user_id = u.userid)
                - (select count(*) from mdl_local_mzi_enrollments where deleted = 0)""");
    }

    private final Moodle moodle;
    private final Bridge bridge;
    private final LiveSchool school;
    private final List<String> wrong = new ArrayList<>();

    private RoundTrip(Moodle moodle, Bridge bridge, int students) {
        this.moodle = moodle;
        this.bridge = bridge;
        this.school = new LiveSchool(bridge.sandbox().zoho(), students);
    }

    public static void main(String[] args) {
        Moodle moodle = Moodle.of(System.getenv());
        int students = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        Map<String, String> settings = Map.of(
                "MOODLE_BASE_URL", moodle.url(),
                "MOODLE_TOKEN", moodle.token(),
                "MOODLE_DEFAULT_CATEGORY_ID", "1");
        boolean well;
        try (Bridge bridge = Bridge.start(settings)) {
            well = new RoundTrip(moodle, bridge, students).run();
        }
        System.exit(well ? 0 : 1);
    }

    private boolean run() {
        sendAll("Everything, in any order");
        check("After the first time");
        Map<String, Long> calls = moodle.calls();
        sendAll("Everything again");
        if (!moodle.calls().equals(calls)) {
            wrong("Moodle was called for what has not changed: " + since(calls));
        }
        change();
        check("After edits and deletions");
        tellTheBridge();
        System.out.println(wrong.isEmpty() ? "No difference." : wrong.size() + " differences.");
        return wrong.isEmpty();
    }

    private void sendAll(String what) {
        List<Runnable> calls = new ArrayList<>();
        school.ids().forEach((event, ids) -> {
            for (int i = 0; i < ids.size(); i += IDS_A_CALL) {
                List<String> some = ids.subList(i, Math.min(ids.size(), i + IDS_A_CALL));
                calls.add(() -> send(event, some));
            }
        });
        Collections.shuffle(calls, new Random(3));
        measured(what, () -> calls.forEach(Runnable::run));
    }

    private void send(String event, List<String> ids) {
        HttpResponse<String> answer = bridge.http()
                .post(
                        "/api/v1/webhooks/student-dashboard/" + event,
                        "{\"ids\":[\"" + String.join("\",\"", ids) + "\"]}",
                        "X-MZI-Token",
                        bridge.webhookSecret());
        require("status of " + event, 202, answer.statusCode());
    }

    /** Does something and waits until all of it is in Moodle. */
    private void measured(String what, Runnable work) {
        bridge.sandbox().zoho().resetCalls();
        Map<String, Long> calls = moodle.calls();
        long start = System.nanoTime();
        work.run();
        Await.until(LONGEST, () -> "still " + count("PENDING") + " events pending", () -> {
            Await.pause(Duration.ofMillis(200));
            return count("PENDING") + count("RUNNING") == 0;
        });
        System.out.printf(
                "%s: %.1f s, %d calls to Zoho, to Moodle %s; %d events parked%n",
                what,
                (System.nanoTime() - start) / 1e9,
                bridge.sandbox().zoho().calls("*"),
                since(calls),
                count("PARKED"));
        bridge.database()
                .read(handle -> handle.createQuery("select handler || ' ' || problem_code || ' ' || max(problem_text) "
                                + "from event where status = 'PARKED' group by handler, problem_code")
                        .mapTo(String.class)
                        .list())
                .forEach(parked -> wrong("parked: " + parked));
    }

    private Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> since = moodle.calls();
        before.forEach((name, number) -> since.merge(name, -number, Long::sum));
        since.values().removeIf(number -> number == 0);
        return since;
    }

    private long count(String status) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select count(*) from event where status = :status and source <> 'MOODLE'")
                .bind("status", status)
                .mapTo(Long.class)
                .one());
    }

    private void check(String when) {
        Comparison comparison = new Comparison(bridge.sandbox().zoho(), moodle);
        List<String> differences = comparison.differences();
        differences.stream().limit(SHOWN).forEach(this::wrong);
        EFFECTS.forEach((what, query) -> require(what, 0, moodle.number(query)));
        System.out.printf("%s: %,d values compared, %d differ%n", when, comparison.values(), differences.size());
    }

    /** Students move, some leave; payments are voided, a class is renamed, some enrolments end. */
    private void change() {
        var zoho = bridge.sandbox().zoho();
        List<String> students = school.ids().get("student_updated");
        List<String> moved = students.subList(0, students.size() / 10);
        List<String> payments = school.ids().get("payment_recorded").subList(0, FEW);
        List<String> enrolments = school.ids().get("enrollment_updated").subList(0, FEW);
        List<String> renamed = school.ids().get("class_updated").subList(0, 1);
        moved.forEach(id -> zoho.edit("BTEC_Students", id, Map.of("City", "حلب", "Status", "Freeze")));
        payments.forEach(id -> zoho.delete("BTEC_Payments", id));
        enrolments.forEach(id -> zoho.delete("BTEC_Enrollments", id));
        renamed.forEach(id -> zoho.edit("BTEC_Classes", id, Map.of("Class_Name", "A new name")));
        measured("Edits and deletions", () -> {
            send("student_updated", moved);
            send("payment_deleted", payments);
            send("enrollment_deleted", enrolments);
            send("class_updated", renamed);
        });
        require(
                "payments that are voided",
                payments.size(),
                moodle.number("select count(*) from mdl_local_mzi_payments where payment_status = 'Voided'"));
    }

    /** Every event of the outbox is with the bridge once, and none is left. */
    private void tellTheBridge() {
        moodle.set("bridgeurl", bridge.uri().toString());
        moodle.set("bridgesecret", bridge.moodleWebhookSecret());
        long noted = moodle.number("select count(*) from mdl_local_mzi_outbox");
        long start = System.nanoTime();
        int runs = 0;
        while (moodle.number("select count(*) from mdl_local_mzi_outbox where status = 'waiting'") > 0
                && runs++ < 100) {
            moodle.sendOutbox();
        }
        System.out.printf(
                "Outbox: %d events, sent in %d runs of the task, %.1f s%n",
                noted, runs, (System.nanoTime() - start) / 1e9);
        long sent = moodle.number("select count(*) from mdl_local_mzi_outbox where status = 'sent'");
        require(
                "events that are neither sent nor gone",
                0,
                moodle.number("select count(*) from mdl_local_mzi_outbox where status <> 'sent'"));
        require("events of Moodle with the bridge", sent, bridge.database().read(handle -> handle.createQuery(
                        "select count(*) from event where source = 'MOODLE'")
                .mapTo(Long.class)
                .one()));
        if (noted == 0) {
            wrong("no event of Moodle was noted");
        }
    }

    private void require(String what, long expected, long actual) {
        if (expected != actual) {
            wrong(what + ": " + actual + " instead of " + expected);
        }
    }

    private void wrong(String what) {
        wrong.add(what);
        System.out.println("  " + what);
    }
}
