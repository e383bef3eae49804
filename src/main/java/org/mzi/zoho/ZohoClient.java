package org.mzi.zoho;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mzi.platform.Failure;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.zoho.remote.Price;
import org.mzi.zoho.remote.Reply;
import org.mzi.zoho.remote.ZohoErrors;
import org.mzi.zoho.remote.ZohoRemote;
import org.mzi.zoho.remote.ZohoSettings;

/**
 * Zoho CRM's REST API v8. Every operation throws {@link Failure} when it cannot be done, and must be called outside any
 * transaction. Modules and fields are named by their API names; ids are 1 to 19 digits, as text.
 */
@ApplicationScoped
public class ZohoClient {

    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final Pattern MODULE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
    /** An id that no record has. */
    private static final String NO_ID = "1";

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final int DELETED_PER_PAGE = 200;
    private static final int MOST_DELETED_PAGES = 50;

    private final ZohoRemote remote;
    private final ZohoMetadata metadata;
    private final Settings settings;
    private final Refusals refusals = new Refusals();

    @Inject
    ZohoClient(ZohoRemote remote, ZohoMetadata metadata, Settings settings) {
        this.remote = remote;
        this.metadata = metadata;
        this.settings = settings;
    }

    ZohoClient() {
        this(null, null, null);
    }

    /**
     * Reads records by id with few calls. Fields that the module does not have, and those that lists leave out, are not
     * asked for; {@code id}, {@code Modified_Time} and {@code Created_Time} always are. Long texts come whole.
     *
     * @throws IllegalArgumentException when an id is not 1 to 19 digits
     */
    public ZohoRecords read(String module, Collection<String> ids, Collection<String> fields) {
        requireModule(module);
        ids.forEach(ZohoClient::requireId);
        ZohoRecords result = new ZohoRecords(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        List<String> all = List.copyOf(new LinkedHashSet<>(ids));
        int most = settings.get(ZohoSettings.IDS_PER_READ);
        for (int from = 0; from < all.size(); from += most) {
            Set<String> chunk = new LinkedHashSet<>(all.subList(from, Math.min(from + most, all.size())));
            read(metadata.fields(module), chunk, fields, result);
        }
        return result;
    }

    private void read(ModuleFields module, Set<String> ids, Collection<String> fields, ZohoRecords result) {
        try {
            attempt(module, ids, fields, result);
        } catch (RecordRead.UnknownColumn outdated) {
            try {
                attempt(metadata.fieldsAfter(module), ids, fields, result);
            } catch (RecordRead.UnknownColumn still) {
                throw Failure.blocked(
                        ZohoErrors.ZOHO,
                        "zoho-column-unknown",
                        "Zoho refuses a column of module " + module.module() + " that its own field list names: "
                                + still.getMessage() + ".",
                        null,
                        still);
            }
        }
    }

    private void attempt(ModuleFields module, Set<String> ids, Collection<String> fields, ZohoRecords result)
            throws RecordRead.UnknownColumn {
        new RecordRead(remote, module, FieldSelection.calls(fields, module), ids).into(result);
    }

    /**
     * Reads one record with all its fields, subforms and multi-select lookups included. Empty when Zoho does not show
     * it, which alone does not prove that it was deleted.
     */
    public Optional<JsonObject> readOne(String module, String id) {
        requireModule(module);
        requireId(id);
        Reply reply = remote.call(Price.CALL, (api, authorization) -> api.record(authorization, module, id));
        return ZohoErrors.meansNoRecord(reply)
                ? Optional.empty()
                : Optional.ofNullable(Rows.of(reply, module).get(id));
    }

    /**
     * Ids of the records whose lookup points to one of these, with one call for 50 of them and up to 200 records. Empty where Zoho
     * refuses the query: then nothing is known.
     *
     * @param fields the lookup is the first of these that the module has; where it has none, nothing points to anything
     */
    public Optional<Set<String>> referring(String module, List<String> fields, Collection<String> ids) {
        requireModule(module);
        ids.forEach(ZohoClient::requireId);
        ModuleFields known = metadata.fields(module);
        Optional<String> lookup = fields.stream().filter(known::has).findFirst();
        return lookup.isEmpty()
                ? Optional.of(Set.of())
                : refusals.whereNot(module + '.' + lookup.get(), () -> Coql.ids(remote, module, lookup.get(), ids));
    }

    /**
     * Changes fields of records, up to ten a call, without setting off workflows. To be repeated without harm.
     *
     * @param changes fields with their new values, by record id
     * @return why Zoho refused, by id of those that it refused
     */
    public Map<String, Problem> update(String module, Map<String, JsonObject> changes) {
        requireModule(module);
        changes.keySet().forEach(ZohoClient::requireId);
        return RecordUpdate.of(remote, module, changes);
    }

    /**
     * The rows of a subform, by record, in the order of their ids: with few calls where Zoho lets the subform's module be queried,
     * else with one for each record. A record of which they could not be read whole is left out. Rows are as Zoho has them,
     * without empty columns and without what Zoho adds to every row.
     *
     * @param field the subform's field in the module
     */
    public Map<String, JsonArray> rows(String module, String field, Collection<String> ids) {
        requireModule(module);
        ids.forEach(ZohoClient::requireId);
        ZohoField subform = metadata.fields(module).fields().get(field);
        if (ids.isEmpty() || subform == null || subform.isInLists()) {
            return Map.of();
        }
        return refusals.whereNot(module + '.' + field, () -> queried(subform, ids))
                .orElseGet(() -> singly(module, field, ids));
    }

    private Optional<Map<String, JsonArray>> queried(ZohoField subform, Collection<String> ids) {
        String rowModule = subform.subformModule() == null ? subform.apiName() : subform.subformModule();
        try {
            return SubformRead.of(remote, metadata.fields(rowModule), ids);
        } catch (Failure.Blocked refused) {
            if (ZohoErrors.concernsOneModule(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Map<String, JsonArray> singly(String module, String field, Collection<String> ids) {
        Map<String, JsonArray> rows = new LinkedHashMap<>();
        for (String id : ids) {
            readOne(module, id)
                    .filter(record -> !SubformRead.isCut(record, field))
                    .map(record -> record.get(field))
                    .ifPresent(value -> rows.put(id, SubformRead.contents(value)));
        }
        return rows;
    }

    /**
     * Which of the ids Zoho lists as deleted (recycle bin or for good): the proof of a deletion. Zoho keeps the recycle
     * bin's entries for 60 days, the others for 120. Looks through 10,000 entries at most.
     *
     * @param since deletions before that time are not looked for; null for all that Zoho still lists
     */
    public Set<String> deletedAmong(String module, Set<String> ids, Instant since) {
        requireModule(module);
        ids.forEach(ZohoClient::requireId);
        Set<String> deleted = new LinkedHashSet<>();
        String after = since == null
                ? null
                : SECONDS.format(since.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        boolean more = !ids.isEmpty();
        for (int page = 1; more && page <= MOST_DELETED_PAGES; page++) {
            int number = page;
            Reply reply = remote.call(
                    Price.DELETED_LIST,
                    (api, authorization) -> api.deleted(authorization, after, module, "all", number, DELETED_PER_PAGE));
            Map<String, JsonObject> rows = reply.isEmpty() ? Map.of() : Rows.of(reply, module);
            rows.keySet().stream().filter(ids::contains).forEach(deleted::add);
            more = reply.moreRecords() && deleted.size() < ids.size();
        }
        return deleted;
    }

    /** The module's fields, as this node last read them (at most {@code ZOHO_METADATA_CACHE} ago while Zoho answers). */
    public ModuleFields fields(String module) {
        requireModule(module);
        return metadata.fields(module);
    }

    /**
     * Proves that token and API work, for one credit. A grant without the scope for users proves it as well: Zoho checks
     * the token first.
     */
    public void probe() {
        Reply reply = remote.call(Price.CALL, (api, authorization) -> api.users(authorization, "CurrentUser"));
        boolean known = reply.status() == 200 && reply.rows("users") != null;
        if (!known && !reply.code().equals("OAUTH_SCOPE_MISMATCH")) {
            throw ZohoErrors.of(reply, null);
        }
    }

    /**
     * Proves that the module is there and that its fields and records may be read, for two credits. What this node knows
     * of its fields is read anew.
     */
    public void probe(String module) {
        requireModule(module);
        metadata.readAnew(module);
        Reply reply = remote.call(Price.CALL, (api, authorization) -> api.records(authorization, module, NO_ID, "id"));
        if (!ZohoErrors.meansNoRecord(reply)) {
            Rows.of(reply, module);
        }
    }

    /**
     * Whether a failure of an operation on a module says nothing about other modules: the module or a column of it is
     * not there, or may not be read. {@link #probe()} then succeeds; {@link #probe(String)} tells when it is over.
     */
    public static boolean concernsOneModule(Failure.Blocked failure) {
        return ZohoErrors.concernsOneModule(failure);
    }

    private static void requireModule(String module) {
        if (!MODULE.matcher(module).matches()) {
            throw ZohoErrors.unknownModule("\"" + module + "\"");
        }
    }

    private static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A Zoho record id is 1 to 19 digits");
        }
    }
}
