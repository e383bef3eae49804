package org.mzi.console.persons;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mzi.console.components.LazyGrid;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Times;
import org.mzi.erasure.Erasure;

/**
 * How an erasure looks in a list.
 *
 * @param lift is told the one that the user wants to take back
 */
record ErasureColumns(Supplier<Times> times, Consumer<Erasure> lift) {

    void addTo(LazyGrid<Erasure> grid) {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.column("persons.state", "185px", ErasureWords::badge);
        grid.column("persons.zoho-id", "200px", erasure -> new Mono(erasure.zohoId()));
        grid.column("persons.requested", "210px", this::ordered);
        grid.column("persons.result", null, this::result);
        Span header = new Span(grid.getTranslation("persons.lift"));
        header.addClassName("for-screen-readers");
        grid.column("persons.lift", "170px", this::liftButton).setHeader(header);
        grid.card(this::card);
    }

    private Div ordered(Erasure erasure) {
        Div ordered = stack(new Span(times.get().writeShort(erasure.requestedAt())));
        ordered.add(quiet(ordered.getTranslation("persons.by", erasure.requestedBy())));
        return ordered;
    }

    private Div result(Erasure erasure) {
        Div result = stack();
        result.add(new Span(
                ErasureWords.rows(result, erasure.removed(), times.get().language())));
        if (erasure.moodle() != null) {
            result.add(quiet(result.getTranslation("persons.in-moodle." + erasure.moodle())));
        }
        if (erasure.problem() != null && erasure.isOpen()) {
            Span problem = quiet(erasure.problem().text());
            problem.getElement().setAttribute("dir", "auto");
            problem.addClassName("erasure-problem");
            result.add(problem);
        }
        if (erasure.liftedAt() != null) {
            String at = times.get().writeShort(erasure.liftedAt());
            result.add(quiet(result.getTranslation("persons.lifted", at, erasure.liftedBy())));
        }
        return result;
    }

    private Div liftButton(Erasure erasure) {
        Div place = new Div();
        if (!erasure.isOpen() && erasure.liftedAt() == null) {
            String words = place.getTranslation("persons.lift");
            Button button = new Button(words, click -> lift.accept(erasure));
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            button.addClassName("erasure-lift");
            button.setAriaLabel(words + " " + erasure.zohoId());
            place.add(button);
        }
        return place;
    }

    private Div card(Erasure erasure) {
        Div head = new Div(ErasureWords.badge(erasure), new Mono(erasure.zohoId()));
        head.addClassName("card-head");
        Div card = new Div(head, ordered(erasure), result(erasure), liftButton(erasure));
        card.addClassName("card");
        return card;
    }

    private static Span quiet(String words) {
        Span span = new Span(words);
        span.addClassName("quiet");
        return span;
    }

    private static Div stack(Span... lines) {
        Div stack = new Div(lines);
        stack.addClassName("stacked");
        return stack;
    }
}
