package org.mzi.console.events;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import jakarta.json.Json;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.mzi.console.Mono;
import org.mzi.console.Times;
import org.mzi.work.Events;

/** What is known about one event: facts, problem, tries, payload. */
class EventFacts extends Div {

    private final transient Times times;

    /** An event and its tries, as read at one time. */
    record Known(Events.Row row, List<Events.Attempt> attempts) {}

    EventFacts(Known known, EventQuery query, Times times) {
        this.times = times;
        addClassName("event-facts");
        Events.Row row = known.row();
        Div head = new Div(new StatusBadge(row.status()), new Mono(row.handler()), new Span(row.operation()));
        head.addClassName("event-head");
        add(head);
        if (row.problemCode() != null) {
            add(problem(row.problemCode(), row.problemText()));
        }
        add(facts(row, query));
        if (!known.attempts().isEmpty()) {
            add(new H3(getTranslation("event.history")));
            known.attempts().forEach(attempt -> add(attempt(attempt)));
        }
        if (row.payload() != null) {
            Pre payload = new Pre(pretty(row.payload()));
            payload.addClassName("payload");
            payload.getElement().setAttribute("dir", "ltr");
            add(new H3(getTranslation("event.payload")), payload);
        }
    }

    private Div facts(Events.Row row, EventQuery query) {
        Div facts = new Div();
        facts.addClassName("facts");
        fact(facts, "events.record", new Mono(row.recordKey()));
        fact(facts, "event.source", new Span(getTranslation("event.source." + row.source())));
        fact(facts, "events.received", new Span(times.write(row.receivedAt())));
        if (row.status().equals(EventStatus.PENDING)) {
            fact(facts, "event.due", new Span(times.write(row.dueAt())));
        }
        if (row.finishedAt() != null) {
            fact(facts, "event.finished", new Span(times.write(row.finishedAt())));
        }
        if (row.outcome() != null) {
            fact(facts, "event.outcome", new Span(row.outcome()));
        }
        fact(facts, "events.attempts", new Span(Integer.toString(row.attempts())));
        if (row.waitingFor() != null) {
            fact(facts, "event.waiting-for", new Mono(row.waitingFor()));
        }
        if (row.coalescedInto() != null) {
            RouterLink link = new RouterLink(row.coalescedInto().toString(), EventsView.class);
            link.setQueryParameters(query.withEvent(row.coalescedInto()).parameters());
            fact(facts, "event.coalesced-into", link);
        }
        if (row.node() != null) {
            fact(facts, "event.node", new Mono(row.node()));
        }
        return facts;
    }

    private void fact(Div facts, String words, Component value) {
        Span name = new Span(getTranslation(words));
        name.addClassName("fact-name");
        Div fact = new Div(name, value);
        facts.add(fact);
    }

    private Div attempt(Events.Attempt attempt) {
        Span time = new Span(times.write(attempt.finishedAt()));
        Mono outcome = new Mono(attempt.outcome());
        Mono node = new Mono(attempt.node());
        node.addClassName("quiet");
        Div line = new Div(time, outcome, node);
        line.addClassName("attempt-head");
        Div all = new Div(line);
        all.addClassName("attempt");
        if (attempt.problemCode() != null) {
            Span text = new Span(attempt.problemCode() + ": " + attempt.problemText());
            text.getElement().setAttribute("dir", "auto");
            text.addClassName("quiet");
            all.add(text);
        }
        return all;
    }

    private static Div problem(String code, String text) {
        Mono name = new Mono(code);
        name.addClassName("notice-title");
        Span words = new Span(text);
        words.getElement().setAttribute("dir", "auto");
        Div problem = new Div(name, words);
        problem.addClassNames("notice", "notice-error", "stacked");
        return problem;
    }

    private static String pretty(String json) {
        StringWriter out = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(out)) {
            writer.write(org.mzi.platform.Json.parse(json));
        }
        return out.toString().strip();
    }
}
