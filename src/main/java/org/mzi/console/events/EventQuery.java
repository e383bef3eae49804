package org.mzi.console.events;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mzi.console.components.Period;
import org.mzi.console.components.TableQuery;
import org.mzi.console.words.Entities;
import org.mzi.console.words.EventStatus;
import org.mzi.work.Events;

/** What the events' URL may ask, besides a {@link Period}. What cannot be read counts as not asked. */
final class EventQuery {

    static final String STATUS = "status";
    static final String ENTITY = "entity";
    static final String RECORD = "record";
    static final String PROBLEM = "problem";
    static final String TEXT = "text";
    /** Id of the event that is opened. */
    static final String EVENT = "event";

    private EventQuery() {}

    /** @param clock tells since when "the last hour" is */
    static Events.Filter filter(TableQuery query, Clock clock) {
        Period period = Period.of(query, clock);
        return new Events.Filter(
                status(query),
                query.get(ENTITY),
                query.get(RECORD),
                query.get(PROBLEM),
                period.from(),
                period.to(),
                query.get(TEXT));
    }

    /** Null for all. */
    static String status(TableQuery query) {
        String status = query.get(STATUS);
        return EventStatus.ALL.contains(status == null ? "" : status) ? status : null;
    }

    /** That of an event's id; null for what cannot be one. */
    static Long id(String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    /** The parked events of one kind. */
    static Events.Filter filter(Events.Kind kind) {
        return new Events.Filter(EventStatus.PARKED, kind.handler(), null, kind.problemCode(), null, null, null);
    }

    /** The same. */
    static TableQuery ofKind(Events.Kind kind) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(STATUS, EventStatus.PARKED);
        values.put(ENTITY, Entities.nameIn(kind.handler()));
        return new TableQuery(values).with(PROBLEM, kind.problemCode());
    }

    static TableQuery ofRecord(String recordKey) {
        return TableQuery.ALL.with(RECORD, recordKey);
    }
}
