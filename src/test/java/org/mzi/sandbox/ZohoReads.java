package org.mzi.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reading records: lists, reads by ids, single records, whole rich text, the list of deleted records. */
final class ZohoReads {

    static final String ID = "\\d{1,19}";
    private static final int MOST_FIELDS = 50;

    private final ZohoStore store;
    private final ZohoView view;
    private volatile int mostIds = 100;

    ZohoReads(ZohoStore store, ZohoView view) {
        this.store = store;
        this.view = view;
    }

    void mostIds(int most) {
        mostIds = most;
    }

    /**
     * Docs page "Get records": {@code fields} is mandatory, at most 50; 204 when there is nothing; 304 when nothing is newer
     * than {@code If-Modified-Since}. Pages disagree on the most {@code ids} in a call (50 to 100): a setting.
     */
    Answer list(ZohoModule module, Call call) {
        Collection<ZohoField> fields = fields(module, call);
        Instant now = store.now();
        Instant since = since(call);
        ZohoPaging paging = ZohoPaging.of(call, now);
        paging.checkDiscrete(call);
        String ids = call.query().get("ids");
        Stream<ZohoRecord> records =
                ids == null ? sorted(module, call) : ids(ids).stream().map(module.records()::get);
        List<ZohoRecord> found = records.filter(Objects::nonNull)
                .filter(record -> record.isVisible(now))
                .filter(record -> since == null || record.modified().isAfter(since))
                .skip(paging.offset())
                .limit(paging.perPage() + 1L)
                .toList();
        if (found.isEmpty()) {
            return Answer.empty(since == null ? 204 : 304);
        }
        boolean more = found.size() > paging.perPage();
        List<ZohoRecord> page = more ? found.subList(0, paging.perPage()) : found;
        JsonArrayBuilder data = Values.array();
        page.forEach(record -> data.add(view.inList(module, record, fields)));
        JsonObjectBuilder info = paging.info(page.size(), more)
                .add("call", false)
                .add("email", false)
                .add("sort_by", call.query().getOrDefault("sort_by", "id"))
                .add("sort_order", call.query().getOrDefault("sort_order", "desc"))
                .add("previous_page_token", JsonValue.NULL);
        info.add("next_page_token", more ? Values.of(paging.nextToken()) : JsonValue.NULL);
        info.add("page_token_expiry", more ? Values.of(ZohoView.time(paging.tokenEnd())) : JsonValue.NULL);
        return Answer.json(Values.object().add("data", data).add("info", info).build());
    }

    /** Docs page "Get records": one record, with subforms; {@code fields} optional; 204 unknown, 400 malformed id. */
    Answer one(ZohoModule module, String id, Call call) {
        ZohoRecord record = visible(module, id);
        Collection<ZohoField> fields = call.query().containsKey("fields") ? fields(module, call) : module.fields();
        return record == null ? Answer.empty(204) : data(view.whole(module, record, fields));
    }

    /** Docs page "Fetch full data": the whole of rich text fields. */
    Answer fullData(ZohoModule module, String id, Call call) {
        Collection<ZohoField> fields = fields(module, call);
        ZohoRecord record = visible(module, id);
        return record == null ? Answer.empty(204) : data(view.whole(module, record, fields));
    }

    /** Docs page "Get deleted records": 204 when there are none; what was hidden is not among them. */
    Answer deleted(ZohoModule module, Call call) {
        String type = call.query().get("type");
        if (type == null) {
            throw ZohoErrors.missing("type");
        }
        if (!type.matches("all|recycle|permanent")) {
            throw ZohoErrors.refuse(
                    400,
                    "PATTERN_NOT_MATCHED",
                    Map.of("param_name", "type"),
                    "Please check whether the input is valid");
        }
        Instant since = since(call);
        ZohoPaging paging = ZohoPaging.of(call, store.now());
        List<ZohoModule.Deleted> found = module.deleted().values().stream()
                .filter(item -> !type.equals("permanent"))
                .filter(item -> since == null || item.time().isAfter(since))
                .sorted(Comparator.comparing(ZohoModule.Deleted::time).reversed())
                .skip(paging.offset())
                .limit(paging.perPage() + 1L)
                .toList();
        if (found.isEmpty()) {
            return Answer.empty(since == null || module.deleted().isEmpty() ? 204 : 304);
        }
        boolean more = found.size() > paging.perPage();
        JsonArrayBuilder data = Values.array();
        found.stream().limit(paging.perPage()).forEach(item -> data.add(deletedRow(module, item)));
        JsonObjectBuilder info = paging.info(Math.min(found.size(), paging.perPage()), more);
        return Answer.json(Values.object().add("data", data).add("info", info).build());
    }

    private static JsonObject deletedRow(ZohoModule module, ZohoModule.Deleted item) {
        JsonObject user = Values.object()
                .add("name", ZohoView.USER.getString("name"))
                .add("id", ZohoView.USER.getString("id"))
                .build();
        return Values.object()
                .add("id", item.record().id())
                .add("display_name", item.record().values().getOrDefault(module.displayField(), JsonValue.NULL))
                .add("type", "recycle")
                .add("deleted_time", ZohoView.time(item.time()))
                .add("deleted_by", user)
                .add("created_by", user)
                .build();
    }

    private ZohoRecord visible(ZohoModule module, String id) {
        if (!id.matches(ID)) {
            throw ZohoErrors.invalid("resource_path_index", 1);
        }
        return module.visible(id, store.now());
    }

    private static Answer data(JsonObject row) {
        return Answer.json(Values.object().add("data", Values.array().add(row)).build());
    }

    private Collection<String> ids(String text) {
        List<String> ids = Arrays.asList(text.split(","));
        if (ids.size() > mostIds) {
            throw ZohoErrors.tooMany("ids", mostIds);
        }
        if (!ids.stream().allMatch(id -> id.matches(ID))) {
            throw ZohoErrors.invalid("param_name", "ids");
        }
        return new LinkedHashSet<>(ids);
    }

    private static Stream<ZohoRecord> sorted(ZohoModule module, Call call) {
        String by = call.query().getOrDefault("sort_by", "id");
        boolean ascending = call.query().getOrDefault("sort_order", "desc").equals("asc");
        Comparator<ZohoRecord> order =
                switch (by) {
                    case "id" -> null;
                    case "Created_Time" -> Comparator.comparing(ZohoRecord::created);
                    case "Modified_Time" -> Comparator.comparing(ZohoRecord::modified);
                    default -> throw ZohoErrors.invalid("param_name", "sort_by");
                };
        if (order == null) {
            return (ascending ? module.records() : module.records().descendingMap()).values().stream();
        }
        return module.records().values().stream().sorted(ascending ? order : order.reversed());
    }

    /** The fields asked for; a name that the module does not have fails the whole query. */
    private static Collection<ZohoField> fields(ZohoModule module, Call call) {
        String text = call.query().get("fields");
        if (text == null || text.isBlank()) {
            throw ZohoErrors.missing("fields");
        }
        List<String> names = Arrays.asList(text.split(","));
        if (names.size() > MOST_FIELDS) {
            throw ZohoErrors.tooMany("fields", MOST_FIELDS);
        }
        List<ZohoField> fields = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            ZohoField field = module.field(name.strip());
            if (field == null) {
                throw ZohoErrors.invalid("api_name", name);
            }
            if (!name.equals("id")) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static Instant since(Call call) {
        String header = call.header("If-Modified-Since");
        if (header == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(header).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw ZohoErrors.invalid("header", "If-Modified-Since");
        }
    }
}
