package org.mzi.console.persons;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mzi.console.Mono;
import org.mzi.console.Times;
import org.mzi.erasure.Erasure;

/** All erasures, newest first. On a narrow page each is one cell of several lines. */
class ErasureGrid extends Grid<Erasure> {

    private final transient Supplier<Times> times;
    private final transient Consumer<Erasure> lift;
    private final Column<Erasure> compact;

    ErasureGrid(ErasureActions actions, Supplier<Times> times, Consumer<Erasure> lift) {
        this.times = times;
        this.lift = lift;
        addClassName("erasure-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        addComponentColumn(ErasureWords::badge)
                .setHeader(getTranslation("persons.state"))
                .setWidth("185px")
                .setFlexGrow(0);
        addComponentColumn(erasure -> new Mono(erasure.zohoId()))
                .setHeader(getTranslation("persons.zoho-id"))
                .setWidth("200px")
                .setFlexGrow(0);
        addComponentColumn(this::ordered)
                .setHeader(getTranslation("persons.requested"))
                .setWidth("210px")
                .setFlexGrow(0);
        addComponentColumn(this::result)
                .setHeader(getTranslation("persons.result"))
                .setFlexGrow(1);
        addComponentColumn(this::liftButton)
                .setHeader(hidden(getTranslation("persons.lift")))
                .setWidth("170px")
                .setFlexGrow(0);
        compact = addComponentColumn(this::card);
        compact.setVisible(false);
        setItems(DataProvider.fromCallbacks(
                fetch -> actions.list(fetch.getOffset(), fetch.getLimit()).stream(), count -> actions.count()));
    }

    void setNarrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible(narrow == column.equals(compact)));
        setClassName("narrow", narrow);
    }

    private static Span hidden(String words) {
        Span span = new Span(words);
        span.addClassName("for-screen-readers");
        return span;
    }

    private Div ordered(Erasure erasure) {
        Span by = new Span(getTranslation("persons.by", erasure.requestedBy()));
        by.addClassName("quiet");
        return stacked(new Span(times.get().writeShort(erasure.requestedAt())), by);
    }

    private Div result(Erasure erasure) {
        Div result = stacked(new Span(ErasureWords.rows(this, erasure.removed(), getLocale())));
        if (erasure.moodle() != null) {
            result.add(quiet(getTranslation("persons.in-moodle." + erasure.moodle())));
        }
        if (erasure.problem() != null && erasure.isOpen()) {
            Span problem = quiet(erasure.problem().text());
            problem.getElement().setAttribute("dir", "auto");
            problem.addClassName("erasure-problem");
            result.add(problem);
        }
        if (erasure.liftedAt() != null) {
            result.add(quiet(
                    getTranslation("persons.lifted", times.get().writeShort(erasure.liftedAt()), erasure.liftedBy())));
        }
        return result;
    }

    private static Span quiet(String words) {
        Span span = new Span(words);
        span.addClassName("quiet");
        return span;
    }

    private static Div stacked(Span... lines) {
        Div stacked = new Div(lines);
        stacked.addClassName("erasure-stack");
        return stacked;
    }

    private Div liftButton(Erasure erasure) {
        Div place = new Div();
        if (!erasure.isOpen() && erasure.liftedAt() == null) {
            Button button = new Button(getTranslation("persons.lift"), click -> lift.accept(erasure));
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            button.addClassName("erasure-lift");
            button.setAriaLabel(getTranslation("persons.lift") + " " + erasure.zohoId());
            place.add(button);
        }
        return place;
    }

    private Div card(Erasure erasure) {
        Div head = new Div(ErasureWords.badge(erasure), new Mono(erasure.zohoId()));
        head.addClassName("card-head");
        Div card = new Div(head, ordered(erasure), result(erasure), liftButton(erasure));
        card.addClassName("erasure-card");
        return card;
    }
}
