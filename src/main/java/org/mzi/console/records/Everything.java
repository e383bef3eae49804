package org.mzi.console.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordLink;
import org.mzi.records.RecordSearch;
import org.mzi.records.RecordSearch.Filter;
import org.mzi.records.RecordSearch.Order;
import org.mzi.work.Events;

/** Looks for a text in the records of all types and in the events. */
@ApplicationScoped
class Everything {

    /** Counting ends here. */
    static final int MOST = 1_000;

    private static final int FIRST = 5;

    private final EntityTypes types;
    private final RecordSearch records;
    private final Events events;

    @Inject
    Everything(EntityTypes types, RecordSearch records, Events events) {
        this.types = types;
        this.records = records;
        this.events = events;
    }

    Everything() {
        this(null, null, null);
    }

    /**
     * What was found.
     *
     * @param numbers of records, by type; only types with some
     * @param records the newest of each
     * @param event one of which the text is the number, or null
     */
    record Found(
            String text,
            Map<EntityType, Long> numbers,
            Map<EntityType, List<RecordSearch.Row>> records,
            Long event,
            long events) {

        boolean isNothing() {
            return numbers.isEmpty() && event == null && events == 0;
        }

        /** The record of which the text is the whole Zoho id. */
        Optional<RecordLink> only() {
            return records.entrySet().stream()
                    .flatMap(found -> found.getValue().stream()
                            .filter(row -> row.zohoId().equals(text))
                            .map(row -> new RecordLink(found.getKey(), row.zohoId(), row.label(), row.status())))
                    .findFirst();
        }
    }

    Found find(String text) {
        Map<EntityType, Long> numbers = new LinkedHashMap<>();
        Map<EntityType, List<RecordSearch.Row>> found = new LinkedHashMap<>();
        records.counts(text, null, MOST).forEach((name, number) -> {
            if (number > 0) {
                EntityType type = types.get(name);
                numbers.put(type, number);
                found.put(type, records.page(new Filter(type, text, null), Order.NEWEST, 0, FIRST));
            }
        });
        Long event = text.matches("[0-9]{1,18}")
                ? events.find(Long.parseLong(text)).map(Events.Row::id).orElse(null)
                : null;
        long number = events.count(new Events.Filter(null, null, null, null, null, null, text), MOST);
        return new Found(text, numbers, found, event, number);
    }
}
