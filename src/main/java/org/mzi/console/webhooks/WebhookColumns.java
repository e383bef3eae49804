package org.mzi.console.webhooks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.mzi.console.components.LazyGrid;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Times;
import org.mzi.setup.Item;

/**
 * How a channel or rule looks in a list.
 *
 * @param link makes the way to its details
 */
record WebhookColumns(Supplier<Times> times, BiFunction<Line, String, Component> link) {

    void addTo(LazyGrid<Line> grid) {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.column("webhooks.what", null, this::what);
        grid.column("webhooks.entity", "125px", this::entity);
        grid.column("webhooks.standing", "176px", line -> WebhookWords.badge(line.standing()));
        grid.column("webhooks.until", "130px", line -> new Span(until(line)));
        grid.column("webhooks.last-event", "130px", line -> new Span(times.get().writeShort(line.lastEvent())));
        grid.column("webhooks.url", null, WebhookColumns::url);
        grid.card(this::card);
    }

    private Component what(Line line) {
        Item item = line.item();
        Span words = new Span();
        Mono name = new Mono(item.name());
        name.addClassName("quiet");
        return WebhookWords.stacked(link.apply(line, words.getTranslation("webhooks.kind." + item.kind())), name);
    }

    private Span entity(Line line) {
        return new Span(EntityWords.name(line.entity(), times.get().language()));
    }

    private String until(Line line) {
        return line.item().until() == null
                ? "–"
                : times.get().writeShort(line.item().until().atOffset(ZoneOffset.UTC));
    }

    /** Whom Zoho calls, and which of its paths: what lies between is the same for all. */
    private static Component url(Line line) {
        String url = line.item().url();
        String host = URI.create(url).getAuthority();
        Mono where = new Mono(host == null ? url : host);
        Mono path = new Mono("…" + url.substring(Math.max(0, url.lastIndexOf('/'))));
        path.addClassName("quiet");
        Div address = WebhookWords.stacked(where, path);
        address.setTitle(url);
        return address;
    }

    private Component card(Line line) {
        Div head = new Div(what(line), WebhookWords.badge(line.standing()));
        head.addClassName("card-head");
        Div facts = new Div(entity(line));
        if (line.item().until() != null) {
            facts.add(fact("webhooks.until", until(line)));
        }
        if (line.lastEvent() != null) {
            facts.add(fact("webhooks.last-event", times.get().writeShort(line.lastEvent())));
        }
        facts.addClassName("webhook-facts");
        Div card = new Div(head, facts);
        card.addClassName("card");
        return card;
    }

    private static Span fact(String words, String value) {
        Span fact = new Span();
        fact.setText(fact.getTranslation(words) + ": " + value);
        fact.addClassName("quiet");
        return fact;
    }
}
