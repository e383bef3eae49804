package org.mzi.console.events;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.components.Question;
import org.mzi.console.components.TableView;
import org.mzi.console.words.Entities;
import org.mzi.console.words.EventStatus;
import org.mzi.console.words.PersonalData;
import org.mzi.console.words.Texts;
import org.mzi.monitoring.Statistics;
import org.mzi.work.EventChanges.Change;
import org.mzi.work.Events;

/** What was received and what became of it. The URL's query is an {@link EventQuery}. */
@Route(value = "events", layout = ConsoleLayout.class)
@Dependent
@Menu(title = "events.title", order = 20, icon = "vaadin:exchange")
@RolesAllowed({Role.VIEWER_NAME, Role.OPERATOR_NAME, Role.ADMINISTRATOR_NAME})
public class EventsView extends TableView<Events.Row> {

    private final transient Statistics statistics;
    private final transient EventActions actions;
    private final transient Clock clock;
    private final PausedDestinations paused = new PausedDestinations();
    private final StatusTabs tabs = new StatusTabs(status -> go(query().with(EventQuery.STATUS, status)));
    private final EventDetail detail;
    private final ChangeOfMany many;
    private final Button retryAll;
    private final Button discardAll;

    @Inject
    EventsView(
            Events events,
            Statistics statistics,
            EventActions actions,
            Entities entities,
            PersonalData personal,
            Clock clock) {
        super("events", EventQuery.EVENT, new EventRows(events, clock));
        this.statistics = statistics;
        this.actions = actions;
        this.clock = clock;
        head().add(paused, tabs);
        addFilters(entities);
        new EventColumns(this::times, (row, text) -> link(row, text)).addTo(grid());
        detail = new EventDetail(events, actions, personal, this::times, this::refresh, () -> open(null));
        many = new ChangeOfMany(actions, this::refresh);
        retryAll = all("retry-all", VaadinIcon.REFRESH, Change.RETRY);
        discardAll = all("discard-all", VaadinIcon.TRASH, Change.DISCARD);
        discardAll.addThemeVariants(ButtonVariant.LUMO_ERROR);
        line().add(retryAll, discardAll, many);
        if (actions.allowed()) {
            marked("retry-marked", "event.retry", VaadinIcon.REFRESH, rows -> change(Change.RETRY, rows));
            marked("discard-marked", "event.discard", VaadinIcon.TRASH, this::confirmDiscard)
                    .addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        add(detail);
    }

    private void addFilters(Entities entities) {
        filters().alsoClears(EventQuery.STATUS);
        TextField text = filters().text(EventQuery.TEXT, "events.text", VaadinIcon.SEARCH);
        text.setHelperText(getTranslation("events.text.help"));
        filters().entities(EventQuery.ENTITY, entities.names());
        filters().text(EventQuery.RECORD, "events.record", VaadinIcon.HASH);
        filters().text(EventQuery.PROBLEM, "events.problem", VaadinIcon.WARNING);
        filters().period(this::times);
    }

    private Button all(String id, VaadinIcon icon, Change change) {
        Button button = new Button(
                getTranslation("events." + id),
                icon.create(),
                click -> many.ask(change, EventQuery.filter(query(), clock), "events."));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setId(id);
        return button;
    }

    @Override
    protected void opened(String id) {
        detail.show(EventQuery.id(id), query());
    }

    @Override
    protected void refreshed(long found) {
        Statistics.Snapshot figures = statistics.now();
        paused.show(figures.destinations(), times());
        tabs.select(EventQuery.status(query()));
        tabs.show(figures.byStatus());
        boolean all = found > 0 && EventStatus.PARKED.equals(EventQuery.status(query())) && actions.allowed();
        retryAll.setVisible(all);
        discardAll.setVisible(all);
        many.refresh();
    }

    private void confirmDiscard(Set<Events.Row> rows) {
        String number = Texts.number(rows.size(), getLocale());
        new Question(
                        getTranslation("events.discard-all.title", number),
                        getTranslation("events.discard-all.text", number),
                        getTranslation("event.discard"),
                        () -> change(Change.DISCARD, rows))
                .dangerous()
                .open();
    }

    private void change(Change change, Set<Events.Row> rows) {
        int changed = actions.change(change, rows.stream().map(Events.Row::id).collect(Collectors.toSet()));
        grid().deselectAll();
        Notification.show(getTranslation("events.changed." + change, Texts.number(changed, getLocale())));
        refresh();
    }
}
