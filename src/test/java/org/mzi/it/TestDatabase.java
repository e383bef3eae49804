package org.mzi.it;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.mzi.platform.Database;
import org.mzi.platform.DatabaseClock;
import org.mzi.platform.PostgresDataSource;

/**
 * A fresh, migrated database on one PostgreSQL that all tests of this JVM share. Its time can be moved. Nothing goes on in that
 * PostgreSQL but what the tests do: what waits for the end of other transactions would at times wait for a vacuum.
 */
public final class TestDatabase {

    /** PostgreSQL is given as long to start. */
    static final Duration LONGEST_START = Duration.ofMinutes(2);

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedPostgres server;

    private final String url;
    private final Database database;

    private TestDatabase(String url) {
        this.url = url;
        this.database = Database.on(pooled(new PostgresDataSource(url, "postgres", "postgres")));
    }

    public static TestDatabase create() {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        TestDatabase made = new TestDatabase("jdbc:postgresql://127.0.0.1:" + server().getPort() + "/" + name);
        Flyway.configure()
                .dataSource(made.database.dataSource())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return made;
    }

    /** Connections that are kept, so that a test which asks often does not cost more than what it tests. */
    public static DataSource pooled(DataSource unpooled) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(unpooled);
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setPGStartupWait(LONGEST_START)
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("autovacuum", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    public Database database() {
        return database;
    }

    public DatabaseClock clock() {
        return new DatabaseClock(database);
    }

    /** JDBC address; user and password are {@code postgres}. */
    public String url() {
        return url;
    }

    /** Makes it later than it is, for every node on this database. Clocks see it within half a second. */
    public void moveTime(Duration ahead) {
        moveTime(database, ahead);
    }

    /** The same on any database of this application. */
    public static void moveTime(Database database, Duration ahead) {
        database.write(handle -> handle.execute("create or replace function mzi_now() returns timestamptz "
                + "language sql volatile as 'select clock_timestamp() + interval ''" + ahead.toSeconds()
                + " seconds'''"));
    }
}
