package org.mzi.console.events;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.mzi.console.Entities;
import org.mzi.console.Mono;
import org.mzi.console.Times;
import org.mzi.work.Events;

/**
 * Events, newest first, fetched as the user scrolls and never more than the first ten thousand: who looks for more wants a
 * filter. On a narrow page each event is one cell of several lines.
 */
class EventGrid extends Grid<Events.Row> {

    static final int MOST = 10_000;

    private final Supplier<Times> times;
    private final Column<Events.Row> compact;

    EventGrid(Events events, Supplier<EventQuery> query, Supplier<Times> times, LongConsumer open) {
        this.times = times;
        addClassName("event-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        addComponentColumn(row -> new StatusBadge(row.status()))
                .setHeader(getTranslation("events.status"))
                .setWidth("120px")
                .setFlexGrow(0);
        addColumn(row -> times.get().write(row.receivedAt()))
                .setHeader(getTranslation("events.received"))
                .setWidth("215px")
                .setFlexGrow(0);
        addComponentColumn(EventGrid::what)
                .setHeader(getTranslation("events.entity"))
                .setWidth("190px")
                .setFlexGrow(0);
        addComponentColumn(row -> new Mono(row.recordKey()))
                .setHeader(getTranslation("events.record"))
                .setWidth("190px")
                .setFlexGrow(0);
        addComponentColumn(this::result)
                .setHeader(getTranslation("events.result"))
                .setFlexGrow(1);
        addColumn(Events.Row::attempts)
                .setHeader(getTranslation("events.attempts"))
                .setWidth("105px")
                .setFlexGrow(0);
        compact = addComponentColumn(this::card);
        compact.setVisible(false);
        setItems(DataProvider.fromCallbacks(
                fetch -> {
                    int limit = Math.min(fetch.getLimit(), MOST);
                    return events.page(query.get().filter(), fetch.getOffset(), limit).stream();
                },
                count -> (int) events.count(query.get().filter(), MOST)));
        addItemClickListener(click -> open.accept(click.getItem().id()));
    }

    void setNarrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible(narrow == column.equals(compact)));
        setClassName("narrow", narrow);
    }

    private static Div what(Events.Row row) {
        Span entity = new Span(Entities.nameIn(row.handler()));
        Span operation = new Span(row.operation());
        operation.addClassName("quiet");
        Div what = new Div(entity, operation);
        what.addClassName("pair");
        return what;
    }

    private Div result(Events.Row row) {
        Div result = new Div();
        if (row.problemCode() != null && !row.status().equals("DONE")) {
            Mono code = new Mono(row.problemCode());
            code.addClassName("problem-code");
            Span text = new Span(row.problemText());
            text.addClassName("quiet");
            text.getElement().setAttribute("dir", "auto");
            result.add(code, text);
            result.setTitle(row.problemText());
        } else if (row.outcome() != null) {
            result.add(new Span(row.outcome()));
        }
        result.addClassNames("pair", "outcome");
        return result;
    }

    private Div card(Events.Row row) {
        Span time = new Span(times.get().writeShort(row.receivedAt()));
        time.addClassName("quiet");
        Div head = new Div(new StatusBadge(row.status()), time);
        head.addClassName("card-head");
        Div what = what(row);
        what.add(new Mono(row.recordKey()));
        Div card = new Div(head, what, result(row));
        card.addClassName("event-card");
        return card;
    }
}
