package org.mzi.console.records;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mzi.console.components.RecordAnchor;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Texts;
import org.mzi.records.EntityType;
import org.mzi.records.RecordSearch;

/** What a text found: records by type, then events. */
class FoundLists extends Div {

    private final Locale language;

    FoundLists(Everything.Found found, Locale language) {
        this.language = language;
        addClassName("found-lists");
        found.records().forEach((type, rows) -> add(records(found, type, rows)));
        if (found.event() != null || found.events() > 0) {
            add(events(found));
        }
    }

    private Div records(Everything.Found found, EntityType type, List<RecordSearch.Row> rows) {
        UnorderedList list = new UnorderedList();
        list.addClassName("record-links");
        rows.forEach(row -> list.add(new ListItem(line(type, row))));
        RouterLink all = new RouterLink(getTranslation("search.in-list"), RecordsView.class);
        all.setQueryParameters(RecordFilter.of(type, found.text()).parameters());
        list.add(new ListItem(all));
        Div part = new Div(
                title(EntityWords.name(type.name(), language), found.numbers().get(type)), list);
        part.addClassName("panel");
        return part;
    }

    private H2 title(String words, long number) {
        Span count = new Span(Texts.number(number, language) + (number == Everything.MOST ? "+" : ""));
        count.addClassName("count");
        return new H2(new Span(words), count);
    }

    private Div line(EntityType type, RecordSearch.Row row) {
        RecordAnchor link =
                new RecordAnchor(type.name(), row.zohoId(), row.label() == null ? row.zohoId() : row.label());
        link.getElement().setAttribute("dir", "auto");
        Div line = new Div(link, new RecordBadge(row.status(), row.deleted()));
        row.parents().stream()
                .filter(parent -> parent.label() != null
                        && (row.label() == null || !row.label().contains(parent.label())))
                .limit(1)
                .forEach(parent -> {
                    Span name = new Span(parent.label());
                    name.getElement().setAttribute("dir", "auto");
                    name.addClassName("quiet");
                    line.add(name);
                });
        if (row.label() != null) {
            Mono id = new Mono(row.zohoId());
            id.addClassName("quiet");
            line.add(id);
        }
        line.addClassName("record-line");
        return line;
    }

    private Div events(Everything.Found found) {
        UnorderedList list = new UnorderedList();
        list.addClassName("record-links");
        if (found.event() != null) {
            list.add(new ListItem(event(
                    getTranslation("event.title", Long.toString(found.event())),
                    "event",
                    Long.toString(found.event()))));
        }
        if (found.events() > 0) {
            list.add(new ListItem(event(getTranslation("search.in-list"), "text", found.text())));
        }
        Div part = new Div(title(getTranslation("events.title"), Math.max(found.events(), 1)), list);
        part.addClassName("panel");
        return part;
    }

    private static Anchor event(String words, String parameter, String value) {
        String query = QueryParameters.simple(Map.of(parameter, value)).getQueryString();
        Anchor anchor = new Anchor("events?" + query, words);
        anchor.getElement().setAttribute("router-link", true);
        return anchor;
    }
}
