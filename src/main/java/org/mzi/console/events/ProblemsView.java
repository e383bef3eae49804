package org.mzi.console.events;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.components.Notice;
import org.mzi.console.components.TableView;
import org.mzi.console.words.Entities;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Mono;
import org.mzi.console.words.ProblemWords;
import org.mzi.console.words.Texts;
import org.mzi.work.Destinations;
import org.mzi.work.Events;

/** What needs a hand: parked events by kind, deletions that wait for a person's word, and destinations that are paused. */
@Route(value = "problems", layout = ConsoleLayout.class)
@Dependent
@Menu(title = "problems.title", order = 30, icon = "vaadin:warning")
@RolesAllowed({Role.VIEWER_NAME, Role.OPERATOR_NAME, Role.ADMINISTRATOR_NAME})
public class ProblemsView extends TableView<Events.Kind> {

    static final String MASS_DELETION = "mass-deletion";

    private final transient KindRows kinds;
    private final transient Destinations destinations;
    private final PausedDestinations paused = new PausedDestinations();
    private final Div deletions = new Div();
    private transient List<Events.Kind> shownDeletions = List.of();
    private final ChangeOfMany many;
    private final KindDetail detail;

    @Inject
    ProblemsView(
            Events events, Destinations destinations, EventActions actions, Entities entities, HeldDeletions held) {
        this(new KindRows(events), events, destinations, actions, entities, held);
    }

    private ProblemsView(
            KindRows kinds,
            Events events,
            Destinations destinations,
            EventActions actions,
            Entities entities,
            HeldDeletions held) {
        super("problems", "kind", kinds);
        this.kinds = kinds;
        this.destinations = destinations;
        deletions.addClassName("notices");
        head().add(paused, deletions);
        filters().entities(EventQuery.ENTITY, entities.names());
        filters().text(EventQuery.PROBLEM, "events.problem", VaadinIcon.WARNING);
        addColumns();
        many = new ChangeOfMany(actions, this::refresh);
        line().add(many);
        detail = new KindDetail(events, actions, held, many, this::times, this::refresh, () -> open(null));
        add(detail);
    }

    private void addColumns() {
        grid().column("problems.problem", null, this::problem);
        grid().column("events.entity", "150px", this::entity);
        grid().column("problems.events", "95px", kind -> number(kind));
        grid().column("problems.first", "205px", kind -> new Span(times().writeShort(kind.firstSeen())));
        grid().column("problems.last", "205px", kind -> new Span(times().writeShort(kind.lastSeen())));
        grid().card(this::card);
    }

    private Component problem(Events.Kind kind) {
        Div problem = new Div(link(kind, ProblemWords.meaning(kind.problemCode(), getLocale())));
        if (kind.problemCode() != null) {
            Mono code = new Mono(kind.problemCode());
            code.addClassName("problem-code");
            problem.add(code);
        }
        problem.addClassName("stacked");
        return problem;
    }

    private Component entity(Events.Kind kind) {
        return new Span(EntityWords.ofHandler(kind.handler(), getLocale()));
    }

    private Component card(Events.Kind kind) {
        Span last = new Span(times().writeShort(kind.lastSeen()));
        last.addClassName("quiet");
        Div head = new Div(number(kind), last);
        head.addClassName("card-head");
        Div card = new Div(head, problem(kind), entity(kind));
        card.addClassName("card");
        return card;
    }

    private Span number(Events.Kind kind) {
        Span number = new Span(Texts.number(kind.number(), getLocale()));
        number.addClassNames("count", "pressing");
        return number;
    }

    @Override
    protected void refreshed(long found) {
        paused.show(destinations.all(), times());
        showDeletions(kinds.all().stream()
                .filter(kind -> MASS_DELETION.equals(kind.problemCode()))
                .toList());
        many.refresh();
    }

    /** Draws anew only what has changed: a button that is drawn anew loses the keyboard, and a click that is just under way. */
    private void showDeletions(List<Events.Kind> now) {
        if (!now.equals(shownDeletions)) {
            shownDeletions = now;
            deletions.removeAll();
            now.forEach(kind -> deletions.add(held(kind)));
        }
    }

    private Notice held(Events.Kind kind) {
        Notice notice = Notice.error(getTranslation(
                "deletions.wait",
                Texts.number(kind.number(), getLocale()),
                EntityWords.ofHandler(kind.handler(), getLocale())));
        Button decide = new Button(
                getTranslation("deletions.decide"), click -> open(kinds.id(kind).toString()));
        decide.setId("decide-" + Entities.nameIn(kind.handler()));
        return notice.quiet(getTranslation("deletions.why")).line(decide);
    }

    @Override
    protected void opened(String id) {
        detail.show(kinds.all().stream()
                .filter(kind -> kinds.id(kind).equals(id))
                .findFirst()
                .orElse(null));
    }
}
