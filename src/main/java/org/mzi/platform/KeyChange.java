package org.mzi.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Encrypts everything stored with the present master key that is still encrypted with the previous one: all of it or, when
 * a value opens with neither, nothing. A value that changes meanwhile is left to whoever changed it, so several nodes may
 * do this at once.
 */
@ApplicationScoped
class KeyChange {

    private static final Logger LOG = Logger.getLogger(KeyChange.class.getName());

    private final Database database;
    private final Secrets secrets;

    @Inject
    KeyChange(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    KeyChange() {
        this(null, null);
    }

    /** Returns how many values were encrypted anew; without {@code MZI_MASTER_KEY_PREVIOUS} none is looked at. */
    int carryOut() {
        if (!secrets.hasPreviousKey()) {
            return 0;
        }
        int changed = database.write(handle -> all().stream()
                .mapToInt(table -> table.columns().stream()
                        .mapToInt(column -> change(handle, table, column))
                        .sum())
                .sum());
        LOG.info(() -> "Secrets that were encrypted anew with MZI_MASTER_KEY: " + changed);
        return changed;
    }

    private static List<SealedColumns.Sealed> all() {
        return ServiceLoader.load(SealedColumns.class, KeyChange.class.getClassLoader()).stream()
                .flatMap(group -> group.get().columns().stream())
                .toList();
    }

    private int change(Handle handle, SealedColumns.Sealed table, String column) {
        List<String> stored = handle.createQuery("select <column> from <table> where <column> is not null and <rows>")
                .define("column", column)
                .define("table", table.table())
                .define("rows", table.rows())
                .mapTo(String.class)
                .list();
        return stored.stream()
                .filter(value -> !secrets.isCurrent(value))
                .mapToInt(value -> handle.createUpdate(
                                "update <table> set <column> = :new where <column> = :old and <rows>")
                        .define("column", column)
                        .define("table", table.table())
                        .define("rows", table.rows())
                        .bind("new", secrets.encrypt(secrets.decrypt(value)))
                        .bind("old", value)
                        .execute())
                .sum();
    }
}
