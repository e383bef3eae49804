package org.mzi.console.records;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mzi.console.components.RecordAnchor;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Texts;
import org.mzi.records.RecordDetails.Children;
import org.mzi.records.RecordDetails.Details;
import org.mzi.records.RecordLink;

/** What a record belongs to, and what belongs to it. */
record LinkLists(Details details, Locale language) {

    /** Counting ends here. */
    private static final int MOST = 1_000;

    List<Component> parts() {
        List<Component> parts = new ArrayList<>();
        if (!details.parents().isEmpty()) {
            parts.add(Section.title("record.up"));
            parts.add(list(details.parents(), true));
        }
        if (!details.children().isEmpty()) {
            parts.add(Section.title("record.down"));
            details.children().forEach(children -> parts.addAll(children(children)));
        }
        if (parts.isEmpty()) {
            H2 title = Section.title("record.links");
            parts.add(title);
            parts.add(new Paragraph(title.getTranslation("record.links.none")));
        }
        return parts;
    }

    private List<Component> children(Children children) {
        Span number = new Span(Texts.number(children.number(), language) + (children.number() == MOST ? "+" : ""));
        number.addClassName("count");
        H3 title = new H3(new Span(EntityWords.name(children.type().name(), language)), number);
        title.addClassName("children-title");
        UnorderedList list = list(children.first(), false);
        if (children.number() > children.first().size()) {
            RouterLink all = new RouterLink(list.getTranslation("record.down.all"), RecordsView.class);
            all.setQueryParameters(
                    RecordFilter.of(children.type(), details.stored().zohoId()).parameters());
            list.add(new ListItem(all));
        }
        return List.of(title, list);
    }

    private UnorderedList list(List<RecordLink> links, boolean typed) {
        UnorderedList list = new UnorderedList();
        list.addClassName("record-links");
        links.forEach(link -> list.add(new ListItem(line(link, typed))));
        return list;
    }

    private Div line(RecordLink link, boolean typed) {
        Div line = new Div();
        line.addClassName("record-line");
        if (typed) {
            Span type = new Span(EntityWords.name(link.type().name(), language));
            type.addClassName("quiet");
            line.add(type);
        }
        RecordAnchor anchor = new RecordAnchor(
                link.type().name(), link.zohoId(), link.label() == null ? link.zohoId() : link.label());
        anchor.getElement().setAttribute("dir", "auto");
        line.add(anchor);
        if (!link.isHere()) {
            Span missing = new Span(line.getTranslation("record.up.missing"));
            missing.getElement().getThemeList().add("badge error");
            line.add(missing);
        } else {
            line.add(new RecordBadge(link.status(), false));
        }
        if (link.label() != null) {
            Mono id = new Mono(link.zohoId());
            id.addClassName("quiet");
            line.add(id);
        }
        return line;
    }
}
