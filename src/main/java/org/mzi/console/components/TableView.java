package org.mzi.console.components;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.shared.Registration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.console.words.Reader;
import org.mzi.console.words.Texts;
import org.mzi.console.words.Times;
import org.mzi.platform.Database;

/**
 * A screen that lists rows: a filter bar whose state is the URL's query, a lazy grid (cards on a phone), a bar for what is
 * done to marked rows, words for when there is nothing, and one row opened. Reads anew every four seconds. What cannot be
 * read is said above the list, which stays as it was.
 *
 * <p>A screen extends it, fills {@link #filters}, {@link #grid} and, where it has any, {@link #marked} in its constructor,
 * and shows the row that the query opens in {@link #opened}. Its texts are those under its name:
 * {@code <name>.title}, {@code .number} and {@code .more-than} (with a number), {@code .none-yet}, {@code .none-found} and
 * both with {@code .text}.
 */
public abstract class TableView<T> extends Div implements AfterNavigationObserver, HasDynamicTitle {

    private static final Logger LOG = Logger.getLogger(TableView.class.getName());
    private static final int REFRESH_MILLIS = 4000;
    private static final int NARROW_PIXELS = 900;

    private final String name;
    private final String openParameter;
    private final transient Rows<T> rows;
    private final FilterBar filters = new FilterBar(this::go);
    private final LazyGrid<T> grid;
    private final Div failure = new Div();
    private final Div head = new Div();
    private final Span number = new Span();
    private final Div line = new Div(number);
    private final Div marked = new Div();
    private final Span markedNumber = new Span();
    private final Div empty = new Div();
    private TableQuery query = TableQuery.ALL;
    private Times times = Reader.times(getLocale());
    private boolean readable = true;
    private Registration polling;
    private Registration resizing;

    /**
     * @param name first part of the texts' keys
     * @param openParameter name in the URL of the row that is opened; null: no row is ever
     */
    protected TableView(String name, String openParameter, Rows<T> rows) {
        this.name = name;
        this.openParameter = openParameter;
        this.rows = rows;
        grid = new LazyGrid<>(rows, this::failed);
        grid.onSort(sort -> go(query.with(LazyGrid.SORT, sort)));
        if (openParameter != null) {
            grid.addClassName("opens");
            grid.addItemClickListener(click -> open(rows.id(click.getItem()).toString()));
        }
        failure.addClassName("notices");
        head.addClassName("table-head");
        number.addClassName("quiet");
        line.addClassName("list-line");
        marked.addClassName("marked");
        marked.setVisible(false);
        marked.add(markedNumber);
        line.add(marked);
        empty.addClassName("empty");
        Div list = new Div(grid, empty);
        list.addClassName("list");
        addClassNames("table-view", name + "-view");
        add(failure, head, filters, line, list);
    }

    /** Above the filter bar: tabs, notices. */
    protected final Div head() {
        return head;
    }

    protected final FilterBar filters() {
        return filters;
    }

    protected final LazyGrid<T> grid() {
        return grid;
    }

    /** Between filter and list, beside the number of rows: what can be done to all of them. */
    protected final Div line() {
        return line;
    }

    protected final TableQuery query() {
        return query;
    }

    /** How times are written for this reader. */
    protected final Times times() {
        return times;
    }

    /** Shows the row of that id, or none for null. Called again whenever rows are read. */
    protected void opened(String id) {}

    /** Brings up to date what the screen has beside the list. What it throws is said above the list. */
    protected void refreshed(long found) {}

    /** Lets the user mark rows and do something to them. */
    protected final Button marked(String id, String words, VaadinIcon icon, Consumer<Set<T>> action) {
        if (marked.getComponentCount() == 1) {
            grid.selectable(this::showMarked);
        }
        Button button =
                new Button(getTranslation(words), icon.create(), click -> action.accept(grid.getSelectedItems()));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setId(id);
        marked.add(button);
        return button;
    }

    /** A link to a row, so that it can be opened by keyboard, or in another tab. */
    protected final RouterLink link(T row, String text) {
        RouterLink link = new RouterLink(text, getClass());
        link.setQueryParameters(
                query.with(openParameter, rows.id(row).toString()).parameters());
        return link;
    }

    /** Opens a row, or closes it for null. */
    protected final void open(String id) {
        navigate(query.with(openParameter, id));
    }

    /** Asks for other rows, and closes the one that was open. */
    protected final void go(TableQuery wanted) {
        navigate(openParameter == null ? wanted : wanted.with(openParameter, null));
    }

    private void navigate(TableQuery wanted) {
        getUI().ifPresent(ui -> ui.navigate(getClass(), wanted.parameters()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation(name + ".title");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        query = TableQuery.of(event.getLocation().getQueryParameters());
        filters.show(query);
        refresh();
    }

    /** A dialog makes the page behind it inert, which is to go on living. */
    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        ui.setPollInterval(REFRESH_MILLIS);
        polling =
                ComponentUtil.addListener(ui, PollEvent.class, poll -> refresh(), DomListenerRegistration::allowInert);
        resizing = ui.getPage().addBrowserWindowResizeListener(size -> grid.setNarrow(size.getWidth() < NARROW_PIXELS));
        ui.getPage()
                .retrieveExtendedClientDetails(
                        browser -> grid.setNarrow(browser.getWindowInnerWidth() < NARROW_PIXELS));
        Reader.ask(ui, known -> {
            times = known;
            filters.show(query);
            refresh();
            grid.redraw();
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        detached.getUI().setPollInterval(-1);
        polling.remove();
        resizing.remove();
    }

    /** Reads everything anew. */
    protected final void refresh() {
        try {
            long found = rows.count(query, LazyGrid.MOST + 1);
            refreshed(found);
            showNumber(found);
            grid.show(query, found);
            if (openParameter != null) {
                opened(query.get(openParameter));
            }
            readable = true;
            failure.removeAll();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException e) {
        LOG.log(readable ? Level.WARNING : Level.FINE, e, () -> "Screen " + name + " could not be read");
        String words = Database.isAway(e)
                ? getTranslation("database.away")
                : Database.isCancelled(e)
                        ? getTranslation("table.too-slow")
                        : readable ? getTranslation("error.unexpected", UnexpectedErrorHandler.log(e)) : null;
        readable = false;
        if (words != null) {
            failure.removeAll();
            failure.add(Notice.error(words));
        }
    }

    private void showNumber(long found) {
        boolean more = found > LazyGrid.MOST;
        number.setText(getTranslation(
                more ? name + ".more-than" : name + ".number",
                Texts.number(more ? LazyGrid.MOST : found, getLocale())));
        number.setTitle(getTranslation("table.zone", times.zoneName()));
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        if (found == 0) {
            String about = name + (filters.isFiltered(query) ? ".none-found" : ".none-yet");
            empty.removeAll();
            empty.add(
                    VaadinIcon.INBOX.create(),
                    new H2(getTranslation(about)),
                    new Paragraph(getTranslation(about + ".text")));
        }
    }

    private void showMarked(Set<T> rows) {
        marked.setVisible(!rows.isEmpty());
        markedNumber.setText(getTranslation("table.marked", Texts.number(rows.size(), getLocale())));
    }
}
