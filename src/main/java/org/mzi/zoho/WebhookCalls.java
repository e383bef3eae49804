package org.mzi.zoho;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.mzi.platform.Database;

/** When Zoho's workflow rules last called, by the last part of the webhook's path; in table {@code webhook_call}. */
@ApplicationScoped
public class WebhookCalls {

    private final Database database;
    private final Clock clock;

    @Inject
    WebhookCalls(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    WebhookCalls() {
        this(null, null);
    }

    private record Row(String path, OffsetDateTime lastCallAt) {}

    /** Notes that a path was called just now. */
    public void note(String path) {
        database.write(handle -> handle.createUpdate(
                        """
                        insert into webhook_call (path, last_call_at) values (:path, :now)
                        on conflict (path) do update set last_call_at = excluded.last_call_at""")
                .bind("path", path)
                .bind("now", OffsetDateTime.now(clock))
                .execute());
    }

    /** By path; without those that were never called. */
    public Map<String, Instant> last() {
        return database
                .read(handle -> handle.createQuery("select path, last_call_at from webhook_call")
                        .mapTo(Row.class)
                        .list())
                .stream()
                .collect(Collectors.toMap(Row::path, row -> row.lastCallAt().toInstant()));
    }
}
