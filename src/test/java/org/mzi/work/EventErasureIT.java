package org.mzi.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;

class EventErasureIT {

    private static TestDatabase test;

    private final Database database = test.database();
    private final EventErasure erasure = new EventErasure(test.clock());

    @BeforeAll
    static void createDatabase() {
        test = TestDatabase.create();
    }

    @BeforeEach
    void empty() {
        database.write(handle -> handle.execute("truncate event, event_attempt"));
    }

    private long event(String handler, String key, String status, String payload) {
        return database.write(handle -> handle.createQuery(
                        """
                        insert into event (source, handler, operation, record_key, dedup_key, priority, payload, received_at,
                            due_at, status, fence, outcome, problem_code, problem_text)
                        values ('MOODLE', :handler, 'UPSERT', :key, gen_random_uuid(), 1, cast(:payload as jsonb), mzi_now(),
                            mzi_now(), :status, nextval('event_fence'), 'before', 'code', 'text') returning id""")
                .bind("handler", handler)
                .bind("key", key)
                .bind("status", status)
                .bind("payload", payload)
                .mapTo(Long.class)
                .one());
    }

    private String state(long id) {
        return database.read(handle -> handle.createQuery(
                        """
                        select concat_ws(' ', status, outcome, record_key, payload::text, problem_text) from event
                        where id = ? and dedup_key is not null""")
                .bind(0, id)
                .mapTo(String.class)
                .one());
    }

    private int mentions(List<String> own, List<String> shared) {
        return mentions(new EventErasure.Mentions(own, shared, List.of()));
    }

    private int mentions(EventErasure.Mentions mentions) {
        long after = 0;
        int erased = 0;
        while (true) {
            long from = after;
            EventErasure.Page page = database.write(handle -> erasure.eraseMentions(handle, from, 2, mentions));
            erased += page.erased();
            if (page.lastId() == null) {
                return erased;
            }
            after = page.lastId();
        }
    }

    @Test
    void eventsOfARecordAreEmptiedWhateverTheirHandlerAndThoseThatAreRunningAreLeft() {
        long done = event("zoho.students", "7", "DONE", "{\"a\":1}");
        long pending = event("moodle.students", "7", "PENDING", "{\"a\":1}");
        long running = event("other.students", "7", "RUNNING", "{\"a\":1}");
        long otherEntity = event("zoho.teachers", "7", "DONE", "{\"a\":1}");
        long otherRecord = event("zoho.students", "8", "DONE", "{\"a\":1}");

        assertThat(database.<Integer, RuntimeException>write(handle -> erasure.erase(handle, "students", List.of("7"))))
                .isEqualTo(2);
        assertThat(state(done)).isEqualTo("DONE erased 7");
        assertThat(state(pending)).isEqualTo("SKIPPED erased 7");
        assertThat(List.of(state(running), state(otherEntity), state(otherRecord)))
                .allSatisfy(state -> assertThat(state).contains("before").endsWith("{\"a\": 1} text"));
        assertThat(database.<Integer, RuntimeException>write(handle -> erasure.erase(handle, "students", List.of("7"))))
                .isZero();
    }

    @Test
    void aValueThatIsOnePersonsAloneIsFoundAtAnyDepthAndOnlyAsAWhole() {
        long deep = event("m.users", "1", "PARKED", "{\"a\":[{\"b\":\"Ann@School.example\"}]}");
        long number = event("m.users", "2", "PENDING", "{\"a\":{\"b\":99887766}}");
        long part = event("m.users", "3", "DONE", "{\"a\":\"joann@school.example.org\"}");
        long running = event("m.users", "4", "RUNNING", "{\"a\":\"ann@school.example\"}");
        long key = event("m.users", "ann@school.example", "DONE", null);

        assertThat(mentions(List.of("ann@school.example", "99887766"), List.of()))
                .isEqualTo(3);
        assertThat(state(deep)).isEqualTo("SKIPPED erased 1");
        assertThat(state(number)).isEqualTo("SKIPPED erased 2");
        assertThat(state(key)).isEqualTo("DONE erased erased");
        assertThat(state(part)).contains("before 3");
        assertThat(state(running)).contains("before 4");
    }

    @Test
    void aValueThatARelativeMayShareEmptiesOnlyWhatHasEnded() {
        long ended = event("m.users", "1", "DONE", "{\"a\":\"home@home.example\"}");
        long open = event("m.users", "2", "PENDING", "{\"a\":\"home@home.example\"}");

        assertThat(mentions(List.of(), List.of("home@home.example"))).isEqualTo(1);
        assertThat(state(ended)).isEqualTo("DONE erased 1");
        assertThat(state(open)).contains("before 2");
    }

    @Test
    void aFragmentFindsANumberWhereItNamesThePersonAndNowhereElse() {
        long about = event("m.users", "42_7_9", "PENDING", "{\"data\":{\"user_id\":42,\"course_id\":7}}");
        long parked = event("m.users", "42_8", "PARKED", "{\"data\":{\"user_id\":42}}");
        long running = event("m.users", "42_9", "RUNNING", "{\"data\":{\"user_id\":42}}");
        long otherNumber = event("m.users", "7_42", "PENDING", "{\"data\":{\"user_id\":7,\"course_id\":42}}");
        long text = event("m.users", "7", "PENDING", "{\"data\":{\"user_id\":\"42\"}}");
        long elsewhere = event("m.users", "8", "PENDING", "{\"user_id\":42}");
        long none = event("m.users", "9", "PENDING", null);

        assertThat(mentions(new EventErasure.Mentions(List.of(), List.of(), List.of("{\"data\":{\"user_id\":42}}"))))
                .isEqualTo(2);
        assertThat(List.of(state(about), state(parked))).containsOnly("SKIPPED erased erased");
        assertThat(List.of(state(running), state(otherNumber), state(text), state(elsewhere), state(none)))
                .allSatisfy(state -> assertThat(state).contains("before"));
    }

    @Test
    void claimsBeforeTheBarrierAreTold() {
        long running = event("m.users", "1", "RUNNING", null);
        long barrier = database.write(erasure::barrier);
        event("m.users", "2", "RUNNING", null);

        assertThat(older(barrier, Set.of())).isTrue();
        assertThat(older(barrier, Set.of("m.users"))).isFalse();
        database.write(handle -> handle.execute("update event set status = 'DONE' where id = ?", running));
        assertThat(older(barrier, Set.of())).isFalse();
    }

    private boolean older(long barrier, Set<String> otherThan) {
        return database.read(handle -> erasure.olderClaims(handle, barrier, otherThan));
    }
}
