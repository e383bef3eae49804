package org.mzi.console.events;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.mzi.console.components.EventBadge;
import org.mzi.console.components.Facts;
import org.mzi.console.components.ProblemNotice;
import org.mzi.console.components.RecordAnchor;
import org.mzi.console.components.TableQuery;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.EventStatus;
import org.mzi.console.words.EventWords;
import org.mzi.console.words.Mono;
import org.mzi.console.words.PersonalData;
import org.mzi.console.words.Times;
import org.mzi.work.Events;

/** What is known about one event: problem, facts, what happened when, payload, and its record's other events. */
class EventFacts extends Div {

    private final transient Times times;
    private final TableQuery query;

    /**
     * An event and what belongs to it, as read at one time.
     *
     * @param others the newest of the same record
     * @param moreOthers whether there are older ones
     */
    record Known(Events.Row row, List<Events.Attempt> attempts, List<Events.Row> others, boolean moreOthers) {}

    EventFacts(Known known, TableQuery query, Times times, PersonalData personal) {
        this.times = times;
        this.query = query;
        addClassName("event-facts");
        getElement().setAttribute("tabindex", "0");
        Events.Row row = known.row();
        Div head = new Div(
                new EventBadge(row.status()),
                new Span(EntityWords.ofHandler(row.handler(), getLocale())),
                EventWords.operation(row.operation()));
        head.addClassName("event-head");
        add(head);
        if (row.problemCode() != null) {
            add(ProblemNotice.of(row.problemCode(), row.problemText(), getLocale()));
        }
        if (row.awaitsHandler()) {
            add(new Paragraph(getTranslation("event.awaits-handler.text")));
        }
        add(facts(row), new H3(getTranslation("event.history")), new EventTimeline(row, known.attempts(), times));
        if (row.payload() != null) {
            add(new EventPayload(row, personal));
        }
        if (!known.others().isEmpty()) {
            add(new H3(getTranslation("event.others")), others(known));
        }
    }

    private Facts facts(Events.Row row) {
        Facts facts = new Facts();
        facts.add("events.record", RecordAnchor.ofEvent(row.handler(), row.recordKey()));
        facts.add("event.source", new Span(getTranslation("event.source." + row.source())));
        if (row.status().equals(EventStatus.PENDING) && !row.awaitsHandler()) {
            facts.add("event.due", new Span(times.write(row.dueAt())));
        }
        if (row.outcome() != null) {
            facts.add("event.outcome", EventWords.outcome(row.outcome()));
        }
        facts.add("events.attempts", new Span(Integer.toString(row.attempts())));
        if (row.waitingFor() != null) {
            facts.add("event.waiting-for", waitingFor(row.waitingFor()));
        }
        if (row.coalescedInto() != null) {
            facts.add("event.coalesced-into", link(row.coalescedInto()));
        }
        if (row.node() != null) {
            facts.add("event.node", new Mono(row.node()));
        }
        return facts;
    }

    /** Stored as handler and record, with a blank between them. */
    private Component waitingFor(String record) {
        int blank = record.indexOf(' ');
        if (blank < 0) {
            return new Mono(record);
        }
        String handler = record.substring(0, blank);
        return new Span(
                new Text(EntityWords.ofHandler(handler, getLocale()) + " "),
                RecordAnchor.ofEvent(handler, record.substring(blank + 1)));
    }

    private Div others(Known known) {
        Div others = new Div();
        others.addClassName("others");
        for (Events.Row other : known.others()) {
            Div line =
                    new Div(new EventBadge(other.status()), link(other.id()), EventWords.operation(other.operation()));
            Span time = new Span(times.write(other.receivedAt()));
            time.addClassName("quiet");
            line.add(time);
            line.addClassName("event-head");
            others.add(line);
        }
        if (known.moreOthers()) {
            RouterLink all = new RouterLink(getTranslation("event.others.all"), EventsView.class);
            all.setQueryParameters(EventQuery.ofRecord(known.row().recordKey()).parameters());
            others.add(all);
        }
        return others;
    }

    private RouterLink link(long id) {
        RouterLink link = new RouterLink(Long.toString(id), EventsView.class);
        link.setQueryParameters(query.with(EventQuery.EVENT, Long.toString(id)).parameters());
        return link;
    }
}
