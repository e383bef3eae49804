package org.mzi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;

class DiskStateTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-01T10:00:00Z"), ZoneOffset.UTC);

    private final Map<String, String> values = new HashMap<>(Map.of("DISK_FREE_WARNING", "0"));
    private final AtomicReference<Object> answer = new AtomicReference<>(5L << 20);

    /** Answers what the test says. */
    private final class Table extends Database {
        @Override
        @SuppressWarnings("unchecked")
        public <R, X extends Exception> R read(HandleCallback<R, X> work) throws X {
            if (answer.get() instanceof RuntimeException away) {
                throw away;
            }
            return (R) answer.get();
        }

        @Override
        public boolean isDiskFull() {
            return full;
        }
    }

    private boolean full;

    private DiskState.Snapshot now() {
        return new DiskState(new Table(), Settings.of(values), CLOCK).now();
    }

    @Test
    void tellsTheSpaceOfTheTemporaryDirectoryAndOfWatchedOnes(@TempDir Path watched) {
        values.put("DISK_WATCH_PATHS", " " + watched + " ,");
        DiskState.Snapshot state = now();
        assertThat(state.volumes())
                .extracting(DiskState.Volume::path)
                .containsExactly(System.getProperty("java.io.tmpdir"), watched.toString());
        assertThat(state.volumes())
                .allSatisfy(volume -> assertThat(volume.free()).isBetween(1L, volume.total()));
        assertThat(state.databaseBytes()).isEqualTo(5L << 20);
        assertThat(state.problems()).isEmpty();
    }

    @Test
    void warnsOfADirectoryThatIsNotThere() {
        values.put("DISK_WATCH_PATHS", "/no/such/directory");
        assertThat(now().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("disk-not-watched");
            assertThat(problem.text()).contains("/no/such/directory").contains("DISK_WATCH_PATHS");
        });
    }

    @Test
    void warnsOfADatabaseAboveItsLimit() {
        values.put("DATABASE_SIZE_WARNING", "5");
        assertThat(now().problems()).isEmpty();
        answer.set((5L << 20) + 1);
        assertThat(now().problems()).extracting(Problem::code).containsExactly("database-large");
    }

    @Test
    void aFullDatabaseComesFirst() {
        values.put("DATABASE_SIZE_WARNING", "1");
        full = true;
        assertThat(now().problems()).extracting(Problem::code).containsExactly("database-disk-full");
    }

    @Test
    void answersWhileTheDatabaseIsAway() {
        answer.set(new IllegalStateException("away"));
        assertThat(now().databaseBytes()).isNull();
        assertThat(now().problems()).isEmpty();
    }

    @Test
    void theDatabaseRemembersForAMinuteThatItsDiskWasFull() {
        Database database = Database.on((DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("could not extend file: No space left on device", "53100");
                }));
        assertThat(database.isDiskFull()).isFalse();
        try {
            database.write(handle -> 1);
        } catch (RuntimeException expected) {
            assertThat(Database.isAway(expected)).isTrue();
        }
        assertThat(database.isDiskFull()).isTrue();
    }
}
