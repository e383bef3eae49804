package org.mzi.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Reads and writes the table {@code setting}. Secrets are encrypted on the way in. */
@ApplicationScoped
public class SettingStore {

    private final Database database;
    private final Secrets secrets;
    private final Clock clock;

    @Inject
    public SettingStore(Database database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    SettingStore() {
        this(null, null, null);
    }

    private record Row(String name, String value, boolean encrypted) {}

    /** Publishes what the table holds now to {@link Settings} on this node. */
    public void refresh() {
        Map<String, String> read = new HashMap<>();
        database.read(handle -> handle.createQuery("select name, value, encrypted from setting")
                        .mapTo(Row.class)
                        .list())
                .forEach(row -> read.put(row.name(), row.encrypted() ? secrets.decrypt(row.value()) : row.value()));
        SettingTable.replace(read);
    }

    /**
     * Sets or, with null, clears a setting. Throws {@link IllegalArgumentException} with words for the field when the
     * text does not fit the declaration.
     */
    public void put(Setting<?> setting, String text, String user) {
        if (text != null) {
            setting.parse(text);
        }
        database.write(handle -> {
            if (text == null) {
                return handle.createUpdate("delete from setting where name = :name")
                        .bind("name", setting.name())
                        .execute();
            }
            return handle.createUpdate(
                            """
                            insert into setting (name, value, encrypted, updated_at, updated_by)
                            values (:name, :value, :encrypted, :now, :user)
                            on conflict (name) do update set value = excluded.value, encrypted = excluded.encrypted,
                                updated_at = excluded.updated_at, updated_by = excluded.updated_by""")
                    .bind("name", setting.name())
                    .bind("value", setting.isSecret() ? secrets.encrypt(text) : text)
                    .bind("encrypted", setting.isSecret())
                    .bind("now", OffsetDateTime.now(clock))
                    .bind("user", user)
                    .execute();
        });
        refresh();
    }
}
