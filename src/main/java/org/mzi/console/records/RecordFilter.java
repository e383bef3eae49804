package org.mzi.console.records;

import java.util.List;
import java.util.stream.Stream;
import org.mzi.console.components.LazyGrid;
import org.mzi.console.components.TableQuery;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordSearch.Filter;
import org.mzi.records.RecordSearch.Order;
import org.mzi.records.SyncStatus;

/** What the records' URL may ask. What cannot be read counts as not asked. */
final class RecordFilter {

    static final String ENTITY = "entity";
    static final String TEXT = "text";
    static final String STATUS = "status";

    /** Columns that can be sorted by: what people call a record, and its last change in Zoho. */
    static final String LABEL = "label";

    static final String MODIFIED = "modified";

    /** Of one's first visit: whom most questions are about. */
    private static final String USUAL = "students";

    static final List<String> STATUSES =
            Stream.of(SyncStatus.values()).map(Enum::name).toList();

    /** Values of {@link LazyGrid#SORT}. */
    static final List<String> SORTS = List.of("-" + MODIFIED, MODIFIED, LABEL, "-" + LABEL);

    private RecordFilter() {}

    static Filter filter(TableQuery query, EntityTypes types) {
        return new Filter(type(query, types), query.get(TEXT), status(query));
    }

    static EntityType type(TableQuery query, EntityTypes types) {
        return types.find(query.get(ENTITY) == null ? USUAL : query.get(ENTITY))
                .filter(EntityType::handled)
                .orElseGet(() -> types.handled().get(0));
    }

    /** Null for all. */
    static SyncStatus status(TableQuery query) {
        return STATUSES.contains(String.valueOf(query.get(STATUS))) ? SyncStatus.valueOf(query.get(STATUS)) : null;
    }

    static Order order(TableQuery query) {
        return switch (String.valueOf(query.get(LazyGrid.SORT))) {
            case MODIFIED -> Order.OLDEST;
            case LABEL -> Order.LABEL;
            case "-" + LABEL -> Order.LABEL_BACKWARDS;
            default -> Order.NEWEST;
        };
    }

    static TableQuery of(EntityType type, String text) {
        return TableQuery.ALL.with(ENTITY, type.name()).with(TEXT, text);
    }
}
