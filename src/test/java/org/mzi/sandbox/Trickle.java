package org.mzi.sandbox;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A school at work: every now and then somebody edits, adds or deletes a record in Zoho, and Zoho's workflow rule calls the bridge with the record's id. As with Zoho, a call that the bridge does not take is not repeated: the change
 * stands, and reconciliation has to find it.
 */
public final class Trickle implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Trickle.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ZohoStandIn zoho;
    private final SampleData sample;
    private final URI bridge;
    private final String webhookToken;
    private final Random random;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "trickle");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    private Trickle(ZohoStandIn zoho, URI bridge, String webhookToken, long seed) {
        this.zoho = zoho;
        this.sample = new SampleData(zoho, seed);
        this.bridge = bridge;
        this.webhookToken = webhookToken;
        this.random = new Random(seed);
    }

    /**
     * Starts at once and goes on until closed.
     *
     * @param bridge address of the bridge, without {@code /api/v1}
     * @param webhookToken value of {@code ZOHO_WEBHOOK_HMAC_SECRET}, sent as {@code X-MZI-Token}
     * @param every time between two changes
     */
    public static Trickle start(ZohoStandIn zoho, URI bridge, String webhookToken, Duration every, long seed) {
        Trickle trickle = new Trickle(zoho, bridge, webhookToken, seed);
        trickle.timer.scheduleWithFixedDelay(trickle::change, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return trickle;
    }

    /** Webhooks that the bridge accepted. */
    public long accepted() {
        return accepted.get();
    }

    /** Webhooks that it did not: away, or another answer than 2xx. */
    public long lost() {
        return lost.get();
    }

    /**
     * What people change.
     *
     * @param event name of the webhook for new and changed records, and for deletions
     * @param add puts a record into Zoho and answers its id; null where nobody does
     */
    private record Kind(
            int weight,
            String module,
            String event,
            String deleted,
            Supplier<String> add,
            Supplier<Map<String, Object>> edit) {}

    private List<Kind> kinds() {
        return List.of(
                new Kind(
                        8,
                        "BTEC_Students",
                        "student_updated",
                        "student_deleted",
                        () -> sample.students(1).get(0),
                        () -> Map.of("Phone_Number", sample.phone())),
                new Kind(
                        2,
                        "BTEC_Teachers",
                        "teacher_updated",
                        "teacher_deleted",
                        () -> sample.teachers(1).get(0),
                        () -> Map.of("Phone_Number", sample.phone())),
                new Kind(
                        4,
                        "BTEC_Payments",
                        "payment_recorded",
                        "payment_deleted",
                        this::pay,
                        () -> Map.of("Note", "Checked by the accountant")),
                new Kind(
                        2,
                        "BTEC_Grades",
                        "grade_submitted",
                        "grade_deleted",
                        null,
                        () -> Map.of("Grade", sample.grade())),
                new Kind(
                        2,
                        "BTEC_Enrollments",
                        "enrollment_updated",
                        "enrollment_deleted",
                        null,
                        () -> Map.of("Enrollment_Type", random.nextBoolean() ? "Normal" : "Recording")),
                new Kind(
                        1,
                        "BTEC_Student_Requests",
                        "request_status_changed",
                        "request_deleted",
                        null,
                        () -> Map.of("Status", random.nextBoolean() ? "Approved" : "Rejected")),
                new Kind(
                        1,
                        "BTEC_Classes",
                        "class_updated",
                        "class_deleted",
                        null,
                        () -> Map.of("Term", "2026/" + (1 + random.nextInt(3)))));
    }

    private String pay() {
        List<String> registrations = zoho.ids("BTEC_Registrations");
        String registration = registrations.get(random.nextInt(registrations.size()));
        JsonObject record = zoho.record("BTEC_Registrations", registration);
        return sample.payment(registration, record.getJsonObject("Student_ID").getString("id"));
    }

    private Kind pick() {
        List<Kind> possible = kinds().stream()
                .filter(kind -> kind.add() != null || !zoho.ids(kind.module()).isEmpty())
                .filter(kind -> !kind.module().equals("BTEC_Payments")
                        || !zoho.ids("BTEC_Registrations").isEmpty())
                .toList();
        int at = random.nextInt(possible.stream().mapToInt(Kind::weight).sum());
        for (Kind kind : possible) {
            at -= kind.weight();
            if (at < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("Nothing to change");
    }

    /**
     * Of twenty changes about fifteen are edits, three additions, two deletions; the first of each module and records that hold
     * others together stay.
     */
    private void change() {
        Kind kind = pick();
        List<String> ids = zoho.ids(kind.module());
        int what = random.nextInt(20);
        try {
            if (kind.add() != null && (ids.size() < 5 || what < 3)) {
                post(kind.event(), kind.module(), kind.add().get());
            } else if (kind.add() != null && what < 5) {
                String id = ids.get(1 + random.nextInt(ids.size() - 1));
                zoho.delete(kind.module(), id);
                post(kind.deleted(), kind.module(), id);
            } else {
                String id = ids.get(random.nextInt(ids.size()));
                zoho.edit(kind.module(), id, kind.edit().get());
                post(kind.event(), kind.module(), id);
            }
        } catch (IllegalArgumentException e) {
            LOG.log(Level.FINE, "Somebody else deleted the record meanwhile", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(String event, String module, String id) throws InterruptedException {
        JsonObject body =
                Values.object().add("zoho_id", id).add("module", module).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(bridge + "/api/v1/webhooks/student-dashboard/" + event))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-MZI-Token", webhookToken)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            (status / 100 == 2 ? accepted : lost).incrementAndGet();
        } catch (IOException e) {
            lost.incrementAndGet();
            LOG.log(Level.FINE, "The bridge is away", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
