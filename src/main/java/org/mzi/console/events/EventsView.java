package org.mzi.console.events;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.Entities;
import org.mzi.console.Texts;
import org.mzi.console.Times;
import org.mzi.monitoring.Statistics;
import org.mzi.work.Events;

/** What was received and what became of it. The URL's query is an {@link EventQuery}. */
@Route(value = "events", layout = ConsoleLayout.class)
@RouteAlias(value = "", layout = ConsoleLayout.class)
@RouteScoped
@Menu(title = "events.title", order = 20, icon = "vaadin:exchange")
@RolesAllowed({Role.VIEWER_NAME, Role.OPERATOR_NAME, Role.ADMINISTRATOR_NAME})
public class EventsView extends Div implements AfterNavigationObserver, HasDynamicTitle {

    private static final Logger LOG = Logger.getLogger(EventsView.class.getName());
    private static final int REFRESH_MILLIS = 4000;
    private static final int NARROW_PIXELS = 900;

    private final transient Events events;
    private final transient Statistics statistics;
    private final transient EventActions actions;
    private final PausedDestinations notices = new PausedDestinations();
    private final StatusTabs tabs;
    private final EventFilterBar filters;
    private final EventGrid grid;
    private final EventDetail detail;
    private final Div empty = new Div();
    private final Span number = new Span();
    private final Button retryAll = new Button();
    private EventQuery query = EventQuery.ALL;
    private Times times;
    private boolean readable = true;
    private Registration polling;
    private Registration resizing;

    @Inject
    EventsView(Events events, Statistics statistics, EventActions actions, Entities entities) {
        this.events = events;
        this.statistics = statistics;
        this.actions = actions;
        times = Times.utc(getLocale());
        tabs = new StatusTabs(status -> go(query.withStatus(status)));
        filters = new EventFilterBar(entities.names(), this::go);
        grid = new EventGrid(events, () -> query, () -> times, id -> go(query.withEvent(id)));
        detail = new EventDetail(events, actions, () -> times, this::refresh, () -> go(query.withEvent(null)));
        retryAll.setText(getTranslation("events.retry-all"));
        retryAll.setIcon(VaadinIcon.REFRESH.create());
        retryAll.addThemeVariants(ButtonVariant.LUMO_SMALL);
        retryAll.addClickListener(click -> confirmRetryAll());
        retryAll.setId("retry-all");
        number.addClassName("quiet");
        Div line = new Div(number, retryAll);
        line.addClassName("list-line");
        empty.addClassName("empty");
        Div list = new Div(grid, empty);
        list.addClassName("list");
        addClassName("events-view");
        add(notices, tabs, filters, line, list, detail);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("events.title");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        query = EventQuery.of(event.getLocation().getQueryParameters());
        tabs.select(query.status());
        filters.show(query);
        refresh();
        detail.show(query);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        ui.setPollInterval(REFRESH_MILLIS);
        polling = ui.addPollListener(poll -> refresh());
        resizing = ui.getPage().addBrowserWindowResizeListener(size -> grid.setNarrow(size.getWidth() < NARROW_PIXELS));
        ui.getPage().retrieveExtendedClientDetails(browser -> {
            times = times.in(browser.getTimeZoneId());
            grid.setNarrow(browser.getWindowInnerWidth() < NARROW_PIXELS);
            refresh();
            detail.show(query);
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        detached.getUI().setPollInterval(-1);
        polling.remove();
        resizing.remove();
    }

    private void go(EventQuery wanted) {
        getUI().ifPresent(ui -> ui.navigate(EventsView.class, wanted.parameters()));
    }

    /** Brings everything up to date; without a database says so and leaves the rest as it is. */
    private void refresh() {
        try {
            Statistics.Snapshot figures = statistics.now();
            notices.show(figures.destinations(), times);
            tabs.show(figures.byStatus());
            count();
            grid.getDataProvider().refreshAll();
            detail.refresh();
            readable = true;
        } catch (RuntimeException e) {
            LOG.log(readable ? Level.WARNING : Level.FINE, "Events could not be read", e);
            readable = false;
            notices.showDatabaseAway();
        }
    }

    private void count() {
        long found = events.count(query.filter(), EventGrid.MOST + 1);
        number.setText(
                found > EventGrid.MOST
                        ? getTranslation("events.more-than", Texts.number(EventGrid.MOST, getLocale()))
                        : getTranslation("events.number", Texts.number(found, getLocale())));
        number.setTitle(getTranslation("events.zone", times.zoneName()));
        retryAll.setVisible(found > 0 && EventStatus.PARKED.equals(query.status()) && actions.allowed());
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        if (found == 0) {
            showEmpty();
        }
    }

    private void showEmpty() {
        empty.removeAll();
        String about = query.isFiltered() ? "events.none-found" : "events.none-yet";
        empty.add(
                VaadinIcon.INBOX.create(),
                new H2(getTranslation(about)),
                new Paragraph(getTranslation(about + ".text")));
    }

    private void confirmRetryAll() {
        EventQuery meant = query;
        ConfirmDialog question = new ConfirmDialog(
                getTranslation("events.retry-all.title"),
                getTranslation("events.retry-all.text", number.getText()),
                getTranslation("event.retry"),
                confirmed -> {
                    int changed = actions.retryAll(meant.filter());
                    Notification.show(getTranslation("events.retried", Texts.number(changed, getLocale())));
                    refresh();
                });
        question.setCancelable(true);
        question.setCancelText(getTranslation("cancel"));
        question.open();
    }
}
