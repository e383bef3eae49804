package org.mzi.console.events;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.OffsetDateTime;
import java.util.List;
import org.mzi.console.words.EventStatus;
import org.mzi.console.words.EventWords;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Times;
import org.mzi.work.Events;

/** What happened to an event, in order: received, each attempt that failed, begun, ended. */
class EventTimeline extends OrderedList {

    private final transient Times times;

    EventTimeline(Events.Row row, List<Events.Attempt> attempts, Times times) {
        this.times = times;
        addClassName("timeline");
        add(entry(row.receivedAt(), getTranslation("event.received-from." + row.source())));
        attempts.forEach(attempt -> add(attempt(attempt)));
        boolean unended = row.status().equals("RUNNING");
        if (row.startedAt() != null
                && (unended || attempts.stream().noneMatch(a -> a.startedAt().equals(row.startedAt())))) {
            add(entry(row.startedAt(), getTranslation("event.begun")));
        }
        if (row.finishedAt() != null) {
            add(entry(row.finishedAt(), getTranslation(EventStatus.text(row.status()))));
        }
    }

    private ListItem attempt(Events.Attempt attempt) {
        ListItem entry = entry(attempt.startedAt(), getTranslation("event.attempt-failed"));
        if (attempt.outcome() != null) {
            Span outcome = EventWords.outcome(attempt.outcome());
            outcome.addClassName("quiet");
            entry.add(outcome);
        }
        Mono node = new Mono(attempt.node());
        node.addClassName("quiet");
        entry.add(node);
        if (attempt.problemCode() != null) {
            Span text = new Span(attempt.problemCode() + ": " + attempt.problemText());
            text.getElement().setAttribute("dir", "auto");
            text.addClassName("quiet");
            entry.add(text);
        }
        return entry;
    }

    private ListItem entry(OffsetDateTime at, String what) {
        Span time = new Span(times.write(at));
        time.addClassName("quiet");
        return new ListItem(new Span(what), time);
    }
}
