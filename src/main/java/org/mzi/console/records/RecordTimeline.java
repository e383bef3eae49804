package org.mzi.console.records;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.mzi.console.components.EventBadge;
import org.mzi.console.components.RecordAnchor;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.EventWords;
import org.mzi.console.words.Times;
import org.mzi.work.Events;

/**
 * What happened to a record, newest first; to a student's other records too.
 *
 * @param older asks for older events
 */
record RecordTimeline(RecordState state, Times times, Runnable older) {

    List<Component> parts() {
        List<Component> parts = new ArrayList<>();
        parts.add(Section.title("record.events"));
        if (state.events().isEmpty()) {
            Paragraph none = new Paragraph();
            none.setText(none.getTranslation("record.events.none"));
            parts.add(none);
            return parts;
        }
        OrderedList list = new OrderedList();
        list.addClassNames("timeline", "record-timeline");
        state.events().forEach(event -> list.add(entry(event)));
        parts.add(list);
        Div ways = new Div();
        ways.addClassName("event-head");
        if (state.moreEvents()) {
            Button more = new Button(ways.getTranslation("record.events.older"), click -> older.run());
            more.addThemeVariants(ButtonVariant.LUMO_SMALL);
            more.setId("older-events");
            ways.add(more);
        }
        Anchor all = anchor("events?record=" + state.zohoId(), ways.getTranslation("record.events.own"));
        ways.add(all);
        parts.add(ways);
        return parts;
    }

    private ListItem entry(Events.Row event) {
        Div head = new Div(new EventBadge(event.status()), what(event), EventWords.operation(event.operation()));
        head.addClassName("event-head");
        Div result = EventWords.result(event, times.language());
        Span time = new Span(times.write(event.receivedAt()));
        Anchor link =
                anchor("events?event=" + event.id(), time.getTranslation("event.title", Long.toString(event.id())));
        Span source = new Span(time.getTranslation("event.received-from." + event.source()));
        Div foot = new Div(time, source, link);
        foot.addClassNames("quiet", "event-head");
        ListItem entry = new ListItem(head, result, foot);
        entry.addClassName("record-entry");
        return entry;
    }

    /** The kind of record, and which one unless it is the one that the screen is about. */
    private Div what(Events.Row event) {
        Div what = new Div(new Span(EntityWords.ofHandler(event.handler(), times.language())));
        what.addClassName("pair");
        RecordState.Named named = state.whose().get(event.recordKey());
        if (named != null && !event.recordKey().equals(state.zohoId())) {
            RecordAnchor record = new RecordAnchor(
                    named.type().name(), event.recordKey(), named.label() == null ? event.recordKey() : named.label());
            record.getElement().setAttribute("dir", "auto");
            what.add(record);
        }
        return what;
    }

    private static Anchor anchor(String path, String words) {
        Anchor anchor = new Anchor(path, words);
        anchor.getElement().setAttribute("router-link", true);
        return anchor;
    }
}
