package org.mzi.console.records;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import jakarta.json.JsonValue;
import java.util.function.Supplier;
import org.mzi.console.components.LazyGrid;
import org.mzi.console.components.RecordAnchor;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Times;
import org.mzi.platform.Json;
import org.mzi.records.EntityType;
import org.mzi.records.RecordLink;
import org.mzi.records.RecordSearch.Row;

/** How a record of one type looks in a list. */
record RecordColumns(EntityType type, Supplier<Times> times) {

    /** Share of the room that is left for what is longer than names and numbers are. */
    private static final int LONG = 4;

    /** In place of those of another type. */
    void putInto(LazyGrid<Row> grid) {
        grid.clearColumns();
        grid.column("records.status", "135px", row -> new RecordBadge(row.status(), row.deleted()));
        grid.sortable(grid.column("records.record", "195px", this::what).setFlexGrow(1), RecordFilter.LABEL);
        if (!type.parents().isEmpty()) {
            grid.column("records.belongs-to", "130px", row -> parents(row)).setFlexGrow(1);
        }
        for (String attribute : type.display().columns()) {
            grid.addComponentColumn(row -> cell(row, attribute))
                    .setHeader(AttributeWords.name(attribute, times.get().language()))
                    .setWidth("130px")
                    .setFlexGrow(attribute.endsWith("email") ? LONG : 1);
        }
        grid.sortable(
                grid.column(
                        "records.modified", "205px", row -> new Span(times.get().writeShort(row.modifiedAt()))),
                RecordFilter.MODIFIED);
        grid.card(this::card);
        grid.ready();
    }

    /** What is too long is cut at its end, whichever way it is written, and shown whole to who points at it. */
    private Component cell(Row row, String attribute) {
        Component value = attribute(row, attribute);
        value.getElement().getClassList().add("attribute-cell");
        String text = Json.text(row.attributes().get(attribute));
        if (text != null) {
            value.getElement().setAttribute("title", text);
        }
        return value;
    }

    private Component attribute(Row row, String attribute) {
        return new AttributeWords(times.get()).value(row.attributes().getOrDefault(attribute, JsonValue.NULL));
    }

    private Div what(Row row) {
        String name = row.label() == null ? row.zohoId() : row.label();
        RecordAnchor link = new RecordAnchor(type.name(), row.zohoId(), name);
        link.getElement().setAttribute("dir", "auto");
        Div what = new Div(link);
        what.addClassName("stacked");
        if (row.label() != null) {
            Mono id = new Mono(row.zohoId());
            id.addClassName("quiet");
            what.add(id);
        }
        if (row.lastProblem() != null) {
            Span problem = new Span(row.lastProblem());
            problem.addClassNames("problem-words", "two-lines");
            problem.getElement().setAttribute("dir", "auto");
            problem.setTitle(row.lastProblem());
            what.add(problem);
        }
        return what;
    }

    private static Div parents(Row row) {
        Div parents = new Div();
        parents.addClassName("stacked");
        for (RecordLink parent : row.parents()) {
            RecordAnchor link = new RecordAnchor(
                    parent.type().name(), parent.zohoId(), parent.label() == null ? parent.zohoId() : parent.label());
            link.getElement().setAttribute("dir", "auto");
            link.addClassName("one-line");
            link.setClassName("not-here", !parent.isHere());
            parents.add(link);
        }
        return parents;
    }

    private Div card(Row row) {
        Span time = new Span(times.get().writeShort(row.modifiedAt()));
        time.addClassName("quiet");
        Div head = new Div(new RecordBadge(row.status(), row.deleted()), time);
        head.addClassName("card-head");
        Div facts = new Div();
        facts.addClassName("card-facts");
        for (String attribute : type.display().columns()) {
            if (!AttributeWords.isEmpty(row.attributes().get(attribute))) {
                Span name = new Span(AttributeWords.name(attribute, times.get().language()) + ":");
                name.addClassName("quiet");
                facts.add(new Span(name, attribute(row, attribute)));
            }
        }
        Div card = new Div(head, what(row), parents(row), facts);
        card.addClassName("card");
        return card;
    }
}
