package org.mzi.console.events;

import java.time.Clock;
import java.util.List;
import org.mzi.console.components.Rows;
import org.mzi.console.components.TableQuery;
import org.mzi.work.Events;

/** Events, newest first. */
record EventRows(Events events, Clock clock) implements Rows<Events.Row> {

    @Override
    public List<Events.Row> page(TableQuery query, int offset, int limit) {
        return events.page(EventQuery.filter(query, clock), offset, limit);
    }

    @Override
    public long count(TableQuery query, int cap) {
        return events.count(EventQuery.filter(query, clock), cap);
    }

    @Override
    public Object id(Events.Row row) {
        return row.id();
    }
}
