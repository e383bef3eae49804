package org.mzi.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;
import org.mzi.setup.Item.Kind;
import org.mzi.setup.Item.Result;

/** What became of each item, in table {@code zoho_registration}. */
@ApplicationScoped
class RegistrationTable {

    private final Database database;
    private final Clock clock;

    @Inject
    RegistrationTable(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    RegistrationTable() {
        this(null, null);
    }

    private record Row(
            String kind,
            String name,
            String module,
            String result,
            String remoteId,
            String url,
            OffsetDateTime checkedAt,
            String problemCode,
            String problemText) {

        Item item() {
            return new Item(
                    Kind.valueOf(kind),
                    name,
                    module,
                    Result.valueOf(result),
                    remoteId,
                    url,
                    null,
                    null,
                    checkedAt.toInstant(),
                    problemCode == null ? null : new Problem(problemCode, problemText));
        }
    }

    List<Item> all() {
        return database
                .read(handle -> handle.createQuery(
                                "select kind, name, module, result, remote_id, url, checked_at, problem_code, problem_text"
                                        + " from zoho_registration order by kind, name")
                        .mapTo(Row.class)
                        .list())
                .stream()
                .map(Row::item)
                .toList();
    }

    List<RulePlan.Known> rules() {
        return database.read(handle -> handle.createQuery(
                        "select name, module, remote_id, webhook_id, url, fingerprint from zoho_registration"
                                + " where kind = 'RULE'")
                .mapTo(RulePlan.Known.class)
                .list());
    }

    /** Notes an item. A rule's ids and fingerprint that are null stay as they are. */
    void note(Item item, String webhookId, String fingerprint) {
        database.write(handle -> note(handle, item, webhookId, fingerprint));
    }

    private int note(Handle handle, Item item, String webhookId, String fingerprint) {
        return handle.createUpdate(
                        """
                        insert into zoho_registration (kind, name, module, result, remote_id, webhook_id, url, fingerprint,
                            checked_at, problem_code, problem_text)
                        values (:kind, :name, :module, :result, :id, :webhook, :url, :fingerprint, :now, :code, :text)
                        on conflict (kind, name) do update set module = excluded.module, result = excluded.result,
                            remote_id = coalesce(excluded.remote_id, zoho_registration.remote_id),
                            webhook_id = coalesce(excluded.webhook_id, zoho_registration.webhook_id),
                            url = excluded.url, fingerprint = coalesce(excluded.fingerprint, zoho_registration.fingerprint),
                            checked_at = excluded.checked_at, problem_code = excluded.problem_code,
                            problem_text = excluded.problem_text""")
                .bind("kind", item.kind().name())
                .bind("name", item.name())
                .bind("module", item.module())
                .bind("result", item.result().name())
                .bind("id", item.id())
                .bind("webhook", webhookId)
                .bind("url", item.url())
                .bind("fingerprint", fingerprint)
                .bind("now", OffsetDateTime.now(clock))
                .bind("code", item.problem() == null ? null : item.problem().code())
                .bind("text", item.problem() == null ? null : item.problem().text())
                .execute();
    }

    /** Forgets what a look at all items of a kind did not find any more. */
    void keepOnly(Kind kind, List<String> names) {
        database.write(handle -> handle.createUpdate(
                        "delete from zoho_registration where kind = :kind and not name = any(:names)")
                .bind("kind", kind.name())
                .bindArray("names", String.class, names)
                .execute());
    }
}
