package org.mzi.console.accounts;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.mzi.access.AuditLog;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.Texts;

/** Who did what. The URL's query is an {@link AuditQuery}. */
@Route(value = "audit", layout = ConsoleLayout.class)
@RouteScoped
@Menu(title = "audit.title", order = 90, icon = "vaadin:records")
@RolesAllowed(Role.ADMINISTRATOR_NAME)
public class AuditView extends FittedView implements AfterNavigationObserver, HasDynamicTitle {

    private final transient AuditLog log;
    private final AuditFilterBar filters;
    private final AuditGrid grid;
    private final AuditDetail detail = new AuditDetail(() -> go(query().withEntry(null)));
    private final Div empty = new Div();
    private final Span number = new Span();
    private AuditQuery query = AuditQuery.ALL;

    @Inject
    AuditView(AuditLog log) {
        this.log = log;
        filters = new AuditFilterBar(log.actions(), this::go);
        grid = new AuditGrid(log, this::filter, this::times, id -> go(query.withEntry(id)));
        number.addClassName("quiet");
        Div line = new Div(number);
        line.addClassName("list-line");
        empty.addClassName("empty");
        empty.add(
                VaadinIcon.RECORDS.create(),
                new H2(getTranslation("audit.none-found")),
                new Paragraph(getTranslation("audit.none-found.text")));
        Div list = new Div(grid, empty);
        list.addClassName("list");
        addClassName("audit-view");
        add(filters, line, list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.title");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        query = AuditQuery.of(event.getLocation().getQueryParameters());
        filters.show(query);
        refresh();
    }

    @Override
    void setNarrow(boolean narrow) {
        grid.setNarrow(narrow);
    }

    @Override
    void refresh() {
        long found = log.count(filter(), AuditGrid.MOST + 1);
        number.setText(
                found > AuditGrid.MOST
                        ? getTranslation("audit.more-than", Texts.number(AuditGrid.MOST, getLocale()))
                        : getTranslation("audit.number", Texts.number(found, getLocale())));
        number.setTitle(getTranslation("table.zone", times().zoneName()));
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        grid.getDataProvider().refreshAll();
        if (query.entry() == null) {
            detail.close();
        } else {
            detail.show(log.find(query.entry()), times());
        }
    }

    private AuditQuery query() {
        return query;
    }

    private AuditLog.Filter filter() {
        return query.filter(times().zone());
    }

    private void go(AuditQuery wanted) {
        getUI().ifPresent(ui -> ui.navigate(AuditView.class, wanted.parameters()));
    }
}
