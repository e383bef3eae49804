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
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A school at work: every now and then somebody edits, adds or deletes a student or a teacher in Zoho, and Zoho's workflow
 * rule calls the bridge with the record's id. As with Zoho, a call that the bridge does not take is not repeated: the change
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

    /** Of twenty changes about fifteen are edits, three additions, two deletions; four of five are of students. */
    private void change() {
        boolean student = random.nextInt(5) > 0;
        String module = student ? "BTEC_Students" : "BTEC_Teachers";
        String event = student ? "student" : "teacher";
        List<String> ids = zoho.ids(module);
        int kind = random.nextInt(20);
        try {
            if (ids.size() < 5 || kind < 3) {
                post(event + "_updated", module, (student ? sample.students(1) : sample.teachers(1)).get(0));
            } else if (kind < 5) {
                String id = ids.get(random.nextInt(ids.size()));
                zoho.delete(module, id);
                post(event + "_deleted", module, id);
            } else {
                String id = ids.get(random.nextInt(ids.size()));
                zoho.edit(module, id, Map.of("Phone_Number", sample.phone()));
                post(event + "_updated", module, id);
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
