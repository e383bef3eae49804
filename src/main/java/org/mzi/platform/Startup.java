package org.mzi.platform;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to this release's schema and proves the master key, then lets everything else begin. What is wrong
 * with the configuration itself stops the deployment; a database that does not answer is tried again every second.
 */
@Singleton
@jakarta.ejb.Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class.getName());
    private static final String KEY_CHECK = "_master_key_check";

    @Inject
    private Database database;

    @Inject
    private Secrets secrets;

    @Inject
    private KeyChange keyChange;

    @Inject
    private SettingStore settings;

    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean ready;
    private volatile Problem problem = new Problem("starting", "The server is starting.");

    @PostConstruct
    void begin() {
        secrets.requireKey();
        new PostgresDataSource();
        prepare();
    }

    /** True once the schema is current and the master key is the right one; never turns false again. */
    public boolean isReady() {
        return ready;
    }

    /** Why it is not ready yet. */
    public Problem problem() {
        return problem;
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        if (!ready) {
            prepare();
        } else {
            refreshSettings();
        }
    }

    private void prepare() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            Flyway.configure(Startup.class.getClassLoader())
                    .dataSource(database.dataSource())
                    .locations("classpath:db/migration")
                    .connectRetries(0)
                    .load()
                    .migrate();
            proveKey();
            keyChange.carryOut();
            settings.refresh();
            ready = true;
            LOG.info("Database ready");
        } catch (RuntimeException e) {
            report(e);
        } finally {
            busy.set(false);
        }
    }

    private void report(RuntimeException e) {
        boolean wrongKey = e instanceof IllegalStateException;
        Problem now = wrongKey
                ? new Problem("master-key-wrong", e.getMessage())
                : new Problem(
                        "database-unavailable", "PostgreSQL does not answer or cannot be migrated; trying again.");
        if (!now.equals(problem)) {
            LOG.log(Level.WARNING, now.toString(), e);
        }
        problem = now;
    }

    /** Stores an encrypted value on the first start; on later ones a wrong key fails here, before it can write. */
    private void proveKey() {
        String stored = database.read(handle -> handle.createQuery("select value from setting where name = :name")
                .bind("name", KEY_CHECK)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
        if (stored != null) {
            secrets.decrypt(stored);
            return;
        }
        String sealed = secrets.encrypt("mzi");
        database.write(handle -> handle.createUpdate(
                        """
                        insert into setting (name, value, encrypted, updated_at, updated_by)
                        values (:name, :value, true, mzi_now(), 'system') on conflict do nothing""")
                .bind("name", KEY_CHECK)
                .bind("value", sealed)
                .execute());
    }

    private void refreshSettings() {
        try {
            settings.refresh();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Settings not read; the last ones stay in force", e);
        }
    }
}
