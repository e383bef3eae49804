package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.launcher.LauncherException;

/** PostgreSQL's disk runs full: nothing that was acknowledged is lost, and all goes on by itself once there is space. */
@ExtendWith(BridgeExtension.class)
class DiskFullIT {

    private static final int MEBIBYTES = 256;
    private static final long LITTLE = 16 << 20;
    private static final int IDS_IN_A_CALL = 100;
    private static final int MOST_CALLS = 500;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Thousands of students are acknowledged before the disk is full. */
    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(4);

    private final Bridge bridge;
    private final Steps steps;
    private final Path data = Fork.directory().resolve("postgresql");
    private final List<String> acknowledged = new ArrayList<>();
    private SmallDisk disk;

    DiskFullIT(Bridge bridge) {
        this.bridge = bridge;
        this.steps = new Steps(bridge);
    }

    @BeforeEach
    void moveToASmallDisk() {
        boolean possible = SmallDisk.isPossible();
        if (!possible) {
            System.err.println(
                    "NOT TESTED: what happens when PostgreSQL's disk is full. This needs the right to mount a"
                            + " file system; run the tests as root.");
        }
        Assumptions.assumeTrue(possible, "no right to mount a file system");
        steps.reset();
        disk = SmallDisk.of(bridge.postgres(), data, MEBIBYTES);
        Await.pause(Duration.ofMillis(600));
        Await.until(LONGEST, () -> "not ready", () -> accept(1) == 202);
        steps.setting("DISK_WATCH_PATHS", data.toString());
    }

    @AfterEach
    void moveBack() {
        if (disk != null) {
            disk.close();
            Await.pause(Duration.ofMillis(600));
            steps.reset();
        }
    }

    /** Posts a call about new students; returns the status, which is 202 or 503 whatever happens. */
    private int accept(int students) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < students; i++) {
            ids.add(steps.student("Layla"));
        }
        HttpResponse<String> answer = steps.post("student_updated", ids);
        assertThat(answer.statusCode()).as(answer.body()).isIn(202, 503);
        if (answer.statusCode() == 202) {
            acknowledged.addAll(ids);
        } else {
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        }
        return answer.statusCode();
    }

    private void acceptUntilRefused() {
        for (int call = 0; accept(IDS_IN_A_CALL) == 202; call++) {
            assertThat(call).as("calls that a full disk took").isLessThan(MOST_CALLS);
        }
    }

    private String volumeProblem() {
        return problem(
                bridge.health().getJsonObject("disk").getJsonObject("volumes").getJsonObject(data.toString()));
    }

    /** A call may have been refused for another reason, such as a database that is slow. */
    private String databaseProblem() {
        return problem(bridge.health().getJsonObject("disk").getJsonObject("database"));
    }

    private static String problem(JsonObject part) {
        return part == null || !part.containsKey("problem")
                ? "none"
                : part.getJsonObject("problem").getString("code");
    }

    private String metrics() {
        return bridge.http().get("/metrics").body();
    }

    private void assertAllDelivered() {
        Await.until(
                LONGEST_DELIVERY,
                () -> steps.count("PENDING") + " pending",
                () -> steps.count("PENDING") + steps.count("RUNNING") == 0);
        assertThat(steps.count("PARKED")).isZero();
        acknowledged.forEach(id -> steps.assertDelivered(id, "Layla"));
    }

    @Test
    void healthWarnsEarlyIntakeRefusesBeforeItAcknowledgesAndAllGoesOnByItself() {
        Await.until(LONGEST, () -> volumeProblem(), () -> volumeProblem().equals("none"));
        disk.fill(LITTLE);
        Await.until(LONGEST, () -> volumeProblem(), () -> volumeProblem().equals("disk-low"));
        assertThat(bridge.health().getString("status")).isEqualTo("degraded");
        assertThat(accept(1)).as("an early warning: all still works").isEqualTo(202);

        disk.fill(0);
        Await.until(LONGEST, () -> databaseProblem(), () -> {
            acceptUntilRefused();
            return databaseProblem().equals("database-disk-full");
        });
        Await.until(
                LONGEST,
                this::metrics,
                () -> metrics().contains("mzi_disk_free_bytes") && metrics().contains("mzi_disk_problems"));
        for (int call = 0; call < 20; call++) {
            accept(IDS_IN_A_CALL);
        }

        disk.empty();
        Await.until(LONGEST, () -> "refuses still", () -> accept(1) == 202);
        assertAllDelivered();
        Await.until(LONGEST, () -> volumeProblem(), () -> volumeProblem().equals("none"));
    }

    /** PostgreSQL ends when its log cannot grow; whoever supervises it starts it again and again. */
    @Test
    void evenAPostgresqlThatEndedForLackOfSpaceLosesNothing() {
        accept(IDS_IN_A_CALL);
        disk.fill(0);
        makePostgresqlEnd();
        for (int call = 0; call < 3; call++) {
            assertThat(accept(1)).isEqualTo(503);
        }
        disk.empty();
        startPostgresql();
        Await.until(LONGEST, () -> "refuses still", () -> accept(1) == 202);
        assertAllDelivered();
    }

    private void makePostgresqlEnd() {
        Await.until(LONGEST, () -> "PostgreSQL goes on", () -> {
            try {
                bridge.database().write(handle -> {
                    handle.execute("select pg_logical_emit_message(true, 'test', repeat('x', 1000000))");
                    return handle.execute("select pg_switch_wal()");
                });
                return false;
            } catch (RuntimeException ended) {
                return org.mzi.platform.Database.isAway(ended);
            }
        });
    }

    /** The one that ended may still be recovering, with success or without. */
    private void startPostgresql() {
        Await.until(LONGEST, () -> "PostgreSQL does not start", () -> {
            try {
                bridge.postgres().start();
            } catch (LauncherException runsOrNotYet) {
                return answers();
            }
            return answers();
        });
        Await.pause(Duration.ofMillis(600));
    }

    private boolean answers() {
        try (Connection connection = bridge.postgres().dataSource().getConnection()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
