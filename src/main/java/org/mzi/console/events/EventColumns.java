package org.mzi.console.events;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.mzi.console.components.EventBadge;
import org.mzi.console.components.LazyGrid;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.EventWords;
import org.mzi.console.words.Times;
import org.mzi.work.Events;

/**
 * How an event looks in a list.
 *
 * @param link makes the way to its details
 */
record EventColumns(Supplier<Times> times, BiFunction<Events.Row, String, Component> link) {

    void addTo(LazyGrid<Events.Row> grid) {
        grid.column("events.status", "122px", row -> new EventBadge(row.status()));
        grid.column("events.received", "204px", row -> new Span(times.get().writeShort(row.receivedAt())));
        grid.column("events.entity", "165px", this::what);
        grid.column("events.record", "176px", this::record);
        grid.column("events.result", null, this::result);
        grid.column("events.attempts", "105px", row -> new Span(Integer.toString(row.attempts())));
        grid.card(this::card);
    }

    private Div what(Events.Row row) {
        Span entity = new Span(EntityWords.ofHandler(row.handler(), times.get().language()));
        Span operation = EventWords.operation(row.operation());
        operation.addClassName("quiet");
        Div what = new Div(entity, operation);
        what.addClassName("pair");
        return what;
    }

    private Component record(Events.Row row) {
        Component record = link.apply(row, row.recordKey());
        record.addClassName("mono");
        record.getElement().setAttribute("dir", "ltr");
        return record;
    }

    private Div result(Events.Row row) {
        return EventWords.result(row, times.get().language());
    }

    private Div card(Events.Row row) {
        Span time = new Span(times.get().writeShort(row.receivedAt()));
        time.addClassName("quiet");
        Div head = new Div(new EventBadge(row.status()), time);
        head.addClassName("card-head");
        Div what = what(row);
        what.add(record(row));
        Div card = new Div(head, what, result(row));
        card.addClassName("card");
        return card;
    }
}
