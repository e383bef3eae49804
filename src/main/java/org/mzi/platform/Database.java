package org.mzi.platform;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Short transactions on the integration database. Java records are mapped from columns by name
 * ({@code zoho_id → zohoId}). Nothing remote may be called inside one.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/mzi",
        className = "org.mzi.platform.PostgresDataSource",
        minPoolSize = 2,
        maxPoolSize = 40,
        maxIdleTime = 300,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.fail-all-connections=true",
            "fish.payara.max-wait-time-in-millis=1500"
        })
public class Database {

    /** PostgreSQL's manual, appendix A: disk_full. */
    private static final String DISK_FULL = "53100";

    private static final Duration DISK_FULL_STANDS = Duration.ofMinutes(1);

    @Resource(lookup = "java:app/jdbc/mzi")
    private DataSource dataSource;

    private volatile Jdbi jdbi;
    private volatile Long diskFullNanos;

    /** For use outside a container. */
    public static Database on(DataSource dataSource) {
        Database database = new Database();
        database.dataSource = dataSource;
        return database;
    }

    /** Runs one transaction, committed when the callback returns and rolled back when it throws. */
    public <R, X extends Exception> R write(HandleCallback<R, X> work) throws X {
        try {
            return jdbi().inTransaction(work);
        } catch (RuntimeException e) {
            notice(e);
            throw e;
        }
    }

    /** Runs statements that change nothing, each on its own. */
    public <R, X extends Exception> R read(HandleCallback<R, X> work) throws X {
        try {
            return jdbi().withHandle(work);
        } catch (RuntimeException e) {
            notice(e);
            throw e;
        }
    }

    /** Whether PostgreSQL has told this node within the last minute that its disk is full. */
    public boolean isDiskFull() {
        Long nanos = diskFullNanos;
        return nanos != null && System.nanoTime() - nanos < DISK_FULL_STANDS.toNanos();
    }

    private void notice(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                diskFullNanos = System.nanoTime();
            }
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Whether this was thrown because PostgreSQL could not be reached or went away, not because of what it was asked. */
    public static boolean isAway(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException
                    || cause instanceof SQLException sql && isAway(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Whether this was thrown because a statement took longer than it may. PostgreSQL's manual, appendix A: 57014. */
    public static boolean isCancelled(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "57014".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** PostgreSQL's manual, appendix A: class 08 connection exception, 57P0x shutdown, crash, start-up; 53 resources. */
    private static boolean isAway(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }

    private Jdbi jdbi() {
        Jdbi made = jdbi;
        if (made == null) {
            made = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
            RowMapperFactory records = (type, config) ->
                    type instanceof Class<?> c && c.isRecord() ? Optional.of(new RecordMapper(c)) : Optional.empty();
            made.registerRowMapper(records);
            // A statement's values are records: neither for the log nor for an answer.
            made.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
            made.registerArrayType(OffsetDateTime.class, "timestamptz", OffsetDateTime::toString);
            made.registerArrayType(Boolean.class, "boolean");
            jdbi = made;
        }
        return made;
    }

    /** Numbers of a {@link Handle}'s arrays: binds a collection of ids as one PostgreSQL array. */
    public static Long[] ids(java.util.Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }
}
