package org.mzi.console.events;

import java.util.List;
import org.mzi.console.components.Rows;
import org.mzi.console.components.TableQuery;
import org.mzi.console.words.Entities;
import org.mzi.work.Events;

/** What is parked, by kind: read at each count, and shown from there. */
class KindRows implements Rows<Events.Kind> {

    private final Events events;
    private List<Events.Kind> read = List.of();

    KindRows(Events events) {
        this.events = events;
    }

    @Override
    public long count(TableQuery query, int cap) {
        read = events.parkedKinds().stream()
                .filter(kind -> fits(query.get(EventQuery.ENTITY), kind.handler())
                        || fits(query.get(EventQuery.ENTITY), Entities.nameIn(kind.handler())))
                .filter(kind -> fits(query.get(EventQuery.PROBLEM), String.valueOf(kind.problemCode())))
                .toList();
        return read.size();
    }

    @Override
    public List<Events.Kind> page(TableQuery query, int offset, int limit) {
        return read.subList(Math.min(offset, read.size()), Math.min(offset + limit, read.size()));
    }

    @Override
    public Object id(Events.Kind kind) {
        return kind.handler() + "/" + kind.problemCode();
    }

    /** Those that were read last. */
    List<Events.Kind> all() {
        return read;
    }

    private static boolean fits(String asked, String value) {
        return asked == null || asked.equals(value);
    }
}
