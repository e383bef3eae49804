package org.mzi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mzi.it.Await;
import org.mzi.platform.Database;
import org.mzi.platform.PostgresDataSource;

class EmbeddedDatabaseIT {

    @TempDir
    private Path data;

    /** Unpacking takes seconds, and is not what is tested. */
    @BeforeEach
    void shareThePrograms() throws IOException {
        Path shared = Path.of("target", "it", "postgresql-programs").toAbsolutePath();
        OwnerOnly.directory(shared.getParent());
        PostgresBinaries.unpack(shared);
        Files.createSymbolicLink(data.resolve("postgresql-programs"), shared);
    }

    @Test
    void isDurableAsksForAPasswordAndKeepsWhatACrashInterrupts() {
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(data, "right", EmbeddedDatabase.Durability.DURABLE)) {
            Database database = Database.on(postgres.dataSource());
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(show(database, setting)).isEqualTo("on");
            }
            assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
            Map<String, String> settings = postgres.settings();
            assertThatThrownBy(() -> new PostgresDataSource(
                                    settings.get("DATABASE_URL"), settings.get("DATABASE_USER"), "wrong")
                            .getConnection())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            database.write(handle -> handle.execute("create table kept (id int)"));

            postgres.kill();
            postgres.start();
            assertThat(show(database, "fsync")).isEqualTo("on");
            database.read(handle -> handle.execute("select * from kept"));
        }
    }

    @Test
    void isStartedAgainWhenItEndsByItselfButNotWhenItIsStopped() {
        List<String> said = new CopyOnWriteArrayList<>();
        EmbeddedDatabase postgres = EmbeddedDatabase.start(data, "right", EmbeddedDatabase.Durability.DURABLE);
        postgres.kill();
        try (postgres;
                DatabaseWatch watch = DatabaseWatch.start(postgres, said::add)) {
            Await.until(Duration.ofSeconds(60), () -> "not started again: " + said, () -> !said.isEmpty());
            assertThat(said).containsExactly("PostgreSQL had ended and was started again");
            assertThat(show(Database.on(postgres.dataSource()), "fsync")).isEqualTo("on");
        }
        assertThat(postgres.isRunning()).isFalse();
    }

    @Test
    void takesOverDataThatAKilledLauncherLeftInUse() {
        EmbeddedDatabase left = EmbeddedDatabase.start(data, "right", EmbeddedDatabase.Durability.FAST);
        Database.on(left.dataSource()).write(handle -> handle.execute("create table kept (id int)"));

        try (EmbeddedDatabase next = EmbeddedDatabase.start(data, "right", EmbeddedDatabase.Durability.FAST)) {
            Database.on(next.dataSource()).read(handle -> handle.execute("select * from kept"));
        }
    }

    private static String show(Database database, String setting) {
        return database.read(handle ->
                handle.createQuery("show " + setting).mapTo(String.class).one());
    }
}
