package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mzi.it.Steps.SOON;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The running bridge removes what is old, and nothing is blanked by it. */
@ExtendWith(BridgeExtension.class)
class RetentionIT {

    /** The timer looks twice a minute whether it is due; the reset before each test makes it so. */
    private static final Duration NEXT_ROUND = Duration.ofMinutes(2);

    private final Bridge bridge;
    private final Steps steps;

    RetentionIT(Bridge bridge) {
        this.bridge = bridge;
        this.steps = new Steps(bridge);
    }

    @BeforeEach
    @AfterEach
    void reset() {
        steps.reset();
    }

    @Test
    void whatIsOldGoesAndMoodleKeepsWhatItHas() {
        steps.setting("RETENTION_RAW_DAYS", "30");
        String id = steps.known("Layla");
        String moodle = steps.inMoodle(id).toString();
        String deleted = steps.known("Gone");
        bridge.database()
                .write(handle -> handle.execute(
                        """
                update event set received_at = mzi_now() - interval '100 days', finished_at = mzi_now() - interval '91 days';
                update students set read_at = mzi_now() - interval '31 days';
                update students set deleted_at = mzi_now() - interval '800 days', data_hash = 'deleted',
                    pushed_hash = 'deleted' where zoho_id = '%s';
                insert into audit_log (at, user_name, action, subject)
                    values (mzi_now() - interval '731 days', 'test', 'retention-test', 'x');
                insert into api_credit (hour) values (mzi_now() - interval '36 days');
                delete from timer_lease where name = 'retention'"""
                                .formatted(deleted)));
        Await.until(
                NEXT_ROUND,
                () -> "not all removed",
                () -> count("event") == 0
                        && count("students where zoho_id = '" + deleted + "'") == 0
                        && count("audit_log where action = 'retention-test'") == 0
                        && count("api_credit where hour < mzi_now() - interval '35 days'") == 0
                        && "{}".equals(steps.column(id, "raw")));
        assertThat(steps.column(id, "first_name")).isEqualTo("Layla");
        assertThat(steps.inMoodle(id).toString()).isEqualTo(moodle);

        steps.moodle().resetCalls();
        bridge.awaitEvent(bridge.webhook("student_updated", id), "SKIPPED", SOON);
        assertThat(steps.moodle().calls("local_mzi_upsert_records")).isZero();
        bridge.awaitEvent(steps.edit(id, "Nour"), "DONE", SOON);
        steps.assertDelivered(id, "Nour");
        assertThat(steps.column(id, "raw ->> 'Last_Name'")).isEqualTo("Haddad");
        Await.until(
                NEXT_ROUND,
                this::metrics,
                () -> metrics().contains("mzi_retention_removed_total")
                        && metrics().contains("mzi_retention_last_run_seconds"));
    }

    private String metrics() {
        return bridge.http().get("/metrics").body();
    }

    private long count(String table) {
        return bridge.database().read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }
}
