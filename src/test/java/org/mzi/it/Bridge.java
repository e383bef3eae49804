package org.mzi.it;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.mzi.launcher.EmbeddedDatabase;
import org.mzi.launcher.LauncherException;
import org.mzi.launcher.LogFile;
import org.mzi.launcher.OwnerOnly;
import org.mzi.launcher.PayaraProcess;
import org.mzi.platform.Database;
import org.mzi.platform.Json;
import org.mzi.sandbox.MoodleOutbox;
import org.mzi.sandbox.Sandbox;

/** The bridge as it runs in production, but for a database that does not survive the tests. */
public final class Bridge implements AutoCloseable {

    static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int UNAVAILABLE = 503;

    /** A server may go on counting from the time that it was told last for as long. */
    private static final Duration CLOCK_IS_READ = Duration.ofMillis(600);

    /** In seconds; a call takes its time. */
    private static final int SAME_TIME = 5;

    private static final String SUCCESS_STATUS = "WEBHOOK_SUCCESS_STATUS";
    private static final int USUAL_STATUS = 202;
    private static final int OTHER_STATUS = 299;

    /** Where Zoho is told to find it; nobody is there. */
    public static final String ADDRESS = "https://bridge.school.example";

    private static final String SECRET = "it-only-secret";

    /** A deadlock; a connection that was ended, or broke. */
    private static final Set<String> AGAIN = Set.of("40P01", "57P01", "08006");

    private static final String EMPTY_TABLES =
            "truncate event, event_attempt, event_tally, event_flow, destination, timer_lease, students, teachers, "
                    + "programs, units, classes, registrations, installments, enrollments, payments, grades, requests, "
                    + "erased_person, erasure, zoho_registration, webhook_call; delete from zoho_channel where kept; "
                    + "update zoho_account set backoffs = 0, backoff_until = null; "
                    + "update zoho_token set held_until = null, throttles = 0, refusals = 0, no_renewal_before = null, "
                    + "renewing_until = null; "
                    + "delete from setting where name not like '\\_%'";

    private final EmbeddedDatabase postgres;
    private final Sandbox sandbox;
    private final Database database;
    private final Map<String, String> settings;
    private final int port = EmbeddedDatabase.freePort();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final LogFile file = new LogFile(data().resolve("log").resolve("server.log"));
    private volatile PayaraProcess payara;

    private Bridge(EmbeddedDatabase postgres, Sandbox sandbox, Map<String, String> settings) {
        this.postgres = postgres;
        this.sandbox = sandbox;
        this.database = Database.on(TestDatabase.pooled(postgres.dataSource()));
        this.settings = settings;
    }

    /** Starts everything; takes half a minute. A process that is told to end stops it in good order. */
    public static Bridge start() {
        return start(Map.of());
    }

    /** The same with settings of one's own, which count more than those that there are. */
    public static Bridge start(Map<String, String> own) {
        Path data = data();
        EmbeddedDatabase postgres = startDatabase(data);
        Sandbox sandbox = Sandbox.start();
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.putAll(sandbox.settings());
        settings.put("MZI_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        settings.put("ADMIN_TOKEN", SECRET + "-admin");
        settings.put("ZOHO_WEBHOOK_HMAC_SECRET", SECRET + "-zoho");
        settings.put("MOODLE_WEBHOOK_SECRET", SECRET + "-moodle");
        settings.put("WEBHOOK_BASE_URL", ADDRESS);
        settings.put("CONSOLE_ADMIN_USER", "admin");
        settings.put("CONSOLE_ADMIN_PASSWORD", SECRET + "-console");
        settings.putAll(own);
        Bridge bridge = new Bridge(postgres, sandbox, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(bridge::close, "stop-bridge"));
        bridge.startServer();
        bridge.awaitReady();
        bridge.awaitFirstAccount();
        return bridge;
    }

    private static Path data() {
        return Fork.directory();
    }

    /** What is unpacked stays for the next run; the data are new. */
    private static EmbeddedDatabase startDatabase(Path data) {
        OwnerOnly.delete(data.resolve("postgresql"));
        return EmbeddedDatabase.start(data, SECRET, EmbeddedDatabase.Durability.FAST);
    }

    /** Starts the server and returns at once. */
    public void startServer() {
        List<String> quickStart = List.of("-XX:TieredStopAtLevel=1");
        payara = PayaraProcess.start(new PayaraProcess.Options(
                Path.of("").toAbsolutePath(), data(), "127.0.0.1", port, settings, quickStart, this::log));
    }

    private void log(String line) {
        log.add(line);
        file.accept(line);
    }

    /** Waits until the server takes work; fails with the end of its log. */
    public void awaitReady() {
        try {
            payara.awaitReady(LONGEST_START);
        } catch (LauncherException e) {
            int lines = log.size();
            throw new AssertionError(String.join("\n", log.subList(Math.max(0, lines - 200), lines)), e);
        }
    }

    /** A timer makes it soon after the server is ready. */
    private void awaitFirstAccount() {
        Await.until(
                LONGEST_START,
                () -> "no first account",
                () -> database.read(handle -> handle.createQuery("select exists (select from console_user)")
                        .mapTo(Boolean.class)
                        .one()));
    }

    /** Stops the server in good order. */
    public void stopServer() {
        payara.close();
    }

    /** Ends the server as {@code kill -9} does. */
    public void kill() {
        payara.kill();
    }

    /** Stops the server in good order and starts it again, on the same port. */
    public void restart() {
        stopServer();
        startServer();
        awaitReady();
    }

    /** PostgreSQL itself, to take it away and bring it back. */
    public EmbeddedDatabase postgres() {
        return postgres;
    }

    /** The Zoho and the Moodle that it talks to. */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** Its database, as one of its nodes sees it. */
    public Database database() {
        return database;
    }

    /** Base address, without a slash at the end. */
    public URI uri() {
        return payara.uri();
    }

    /**
     * As new: no events, no records, no settings, nothing paused or in work, the sandbox well and empty-handed. The server keeps
     * running.
     */
    public void reset() {
        sandbox.zoho().clearFaults();
        sandbox.zoho().latency(Duration.ZERO);
        sandbox.zoho().forgetSetUp();
        sandbox.moodle().clearFaults();
        sandbox.moodle().latency(Duration.ZERO);
        awaitRecovery();
        awaitEndOfWork();
        sandbox.moodle().clearRecords();
        boolean set = !storedSettings().isEmpty();
        emptyTables();
        TestDatabase.moveTime(database, Duration.ZERO);
        if (set) {
            awaitSettings();
        }
        sandbox.zoho().resetCalls();
        sandbox.moodle().resetCalls();
    }

    /** For a moment after PostgreSQL was stopped by a test it cannot work. */
    private void awaitRecovery() {
        Await.until(
                LONGEST_ANSWER,
                () -> "not ready again",
                () -> http().get("/health/ready").statusCode() == 200);
    }

    /** What was begun would go on after all was emptied, and show in Moodle or among the calls of the next test. */
    private void awaitEndOfWork() {
        Await.until(LONGEST_ANSWER, () -> "still at work", () -> {
            write("update event set status = 'DISCARDED', finished_at = mzi_now() where status = 'PENDING'");
            return database.read(
                    handle -> handle.createQuery("select not exists (select from event where status = 'RUNNING' "
                                    + "and leased_until > mzi_now() and node ~ '-[0-9a-f]{8}$')")
                            .mapTo(Boolean.class)
                            .one());
        });
    }

    private List<String> storedSettings() {
        return database.read(handle -> handle.createQuery("select name from setting where name not like '\\_%'")
                .mapTo(String.class)
                .list());
    }

    private void emptyTables() {
        write(EMPTY_TABLES);
    }

    /**
     * The server may be in the middle of something, with locks taken in another order: PostgreSQL then ends one of the two. A
     * connection may be from before PostgreSQL was stopped by a test.
     */
    private void write(String statements) {
        for (int tries = 1; ; tries++) {
            try {
                database.write(handle -> handle.execute(statements));
                return;
            } catch (UnableToExecuteStatementException e) {
                if (tries == 5
                        || !(e.getCause() instanceof SQLException cause && AGAIN.contains(cause.getSQLState()))) {
                    throw e;
                }
            }
        }
    }

    /** Keeps a timer from running for an hour, so that it does not do first what a test is about to see or do. */
    public void putOff(String timer) {
        database.write(handle -> handle.execute(
                "insert into timer_lease (name, node, due_at) values (?, 'test', mzi_now() + interval '1 hour') "
                        + "on conflict (name) do update set due_at = excluded.due_at, running_until = null",
                timer));
    }

    /** Makes a console account, or gives one another role, and returns its id. Its password is {@link #consolePassword}. */
    public long account(String name, String role) {
        return database.write(handle -> handle.createQuery(
                        """
                        insert into console_user (user_name, password_hash, role, created_at)
                        select :name, password_hash, :role, mzi_now() from console_user where user_name = 'admin'
                        on conflict (lower(user_name)) do update
                        set password_hash = excluded.password_hash, role = excluded.role
                        returning id""")
                .bind("name", name)
                .bind("role", role)
                .mapTo(Long.class)
                .one());
    }

    /** Stores a setting as the console does, and waits until the server works with it. */
    public void setting(String name, String value) {
        store(name, value);
        awaitSettings();
    }

    private void store(String name, String value) {
        database.write(handle -> handle.execute(
                "insert into setting (name, value, updated_at, updated_by) values (?, ?, mzi_now(), 'test') "
                        + "on conflict (name) do update set value = excluded.value",
                name,
                value));
    }

    /**
     * Waits until the server works with the settings as they are stored. It reads them all at once, every second: where it shows
     * one that was stored after the others it has those, too. Leaves the status of accepted calls as it is by default.
     */
    private void awaitSettings() {
        store(SUCCESS_STATUS, Integer.toString(OTHER_STATUS));
        awaitStatus(OTHER_STATUS);
        database.write(handle -> handle.execute("delete from setting where name = ?", SUCCESS_STATUS));
        awaitStatus(USUAL_STATUS);
    }

    private void awaitStatus(int status) {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        Await.until(
                LONGEST_ANSWER,
                () -> "settings not taken over: " + answer.get().statusCode() + " "
                        + answer.get().body(),
                () -> {
                    answer.set(tell(List.of()));
                    boolean seen = answer.get().statusCode() == status;
                    if (!seen) {
                        Await.pause(BETWEEN_LOOKS);
                    }
                    return seen;
                });
    }

    /** Waits until the server's clock follows the database's: what it stores is dated by it. */
    void awaitClock() {
        Await.pause(CLOCK_IS_READ);
        Await.until(LONGEST_ANSWER, () -> "the server's clock does not follow", () -> {
            boolean same = showsDatabaseTime();
            if (!same) {
                Await.pause(CLOCK_IS_READ);
            }
            return same;
        });
    }

    private boolean showsDatabaseTime() {
        JsonObject event = MoodleOutbox.event(
                "grade_submitted",
                Json.builder()
                        .add("user_id", 1)
                        .add("course_id", 1)
                        .add("assignment_id", 1)
                        .add("grade", "P")
                        .build());
        HttpResponse<String> answer = tell(List.of(event));
        if (answer.statusCode() != USUAL_STATUS) {
            return false;
        }
        JsonObject told = Json.object(answer.body()).getJsonArray("events").getJsonObject(0);
        return database.write(handle -> handle.createQuery("delete from event where id = :id "
                        + "returning abs(extract(epoch from mzi_now() - received_at)) < :same")
                .bind("id", told.getJsonNumber("id").longValue())
                .bind("same", SAME_TIME)
                .mapTo(Boolean.class)
                .one());
    }

    /** A call of Moodle's plugin, at the database's time. */
    private HttpResponse<String> tell(List<JsonObject> events) {
        long now = database.read(handle -> handle.createQuery("select extract(epoch from mzi_now())::bigint")
                .mapTo(Long.class)
                .one());
        return http().send(new MoodleOutbox(uri(), moodleWebhookSecret()).request(MoodleOutbox.body(events), now));
    }

    /**
     * Makes a call as long as it is answered with 503, which asks for just that: the database may be busy for two seconds, or was
     * stopped by a test.
     */
    static HttpResponse<String> untilTaken(Supplier<HttpResponse<String>> call) {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        Await.until(LONGEST_ANSWER, () -> "not taken: " + answer.get().body(), () -> {
            answer.set(call.get());
            return answer.get().statusCode() != UNAVAILABLE;
        });
        return answer.get();
    }

    /** Posts a webhook about one record, as Zoho's workflow rule does, and returns the id of its event. */
    public long webhook(String event, String zohoId) {
        HttpResponse<String> answer = untilTaken(() -> http().post(
                        "/api/v1/webhooks/student-dashboard/" + event,
                        "{\"zoho_id\":\"" + zohoId + "\",\"module\":\"BTEC_Students\"}",
                        "X-MZI-Token",
                        webhookSecret()));
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Json.object(answer.body())
                .getJsonArray("events")
                .getJsonNumber(0)
                .longValue();
    }

    /** The event's column, as text. */
    public String event(long id, String column) {
        return database.read(handle -> handle.createQuery("select " + column + " from event where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }

    /** Waits until the event has that status. */
    public void awaitEvent(long id, String status, Duration longest) {
        Await.until(
                longest,
                () -> "event " + id + " is "
                        + event(
                                id,
                                "status || ' ' || coalesce(outcome, '') || ' ' "
                                        + "|| coalesce(problem_code, '') || ' ' || coalesce(problem_text, '')"),
                () -> status.equals(event(id, "status")));
    }

    /**
     * What it tells of itself to who has the token. Waits while it cannot work: for a moment after PostgreSQL was stopped by a
     * test, say.
     */
    public JsonObject health() {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        Await.until(
                LONGEST_ANSWER,
                () -> answer.get().statusCode() + " " + answer.get().body(),
                () -> {
                    answer.set(http().get("/api/v1/health", "Authorization", "Bearer " + adminToken()));
                    return answer.get().statusCode() == 200;
                });
        return Json.object(answer.get().body());
    }

    /** Calls over HTTP. */
    public Http http() {
        return new Http(uri());
    }

    /** The running server's process: number, memory. */
    public PayaraProcess server() {
        return payara;
    }

    public String adminToken() {
        return settings.get("ADMIN_TOKEN");
    }

    /** What Zoho's webhooks carry. */
    public String webhookSecret() {
        return settings.get("ZOHO_WEBHOOK_HMAC_SECRET");
    }

    /** What the Moodle plugin signs with. */
    public String moodleWebhookSecret() {
        return settings.get("MOODLE_WEBHOOK_SECRET");
    }

    public String consolePassword() {
        return settings.get("CONSOLE_ADMIN_PASSWORD");
    }

    /** The environment that the next start of the server gets; a test may change it. */
    public Map<String, String> settings() {
        return settings;
    }

    /** All that the server logged so far, line by line. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** Stops what runs; nothing when it was stopped before. */
    @Override
    public synchronized void close() {
        if (payara != null) {
            payara.close();
        }
        postgres.close();
        sandbox.close();
    }
}
