package org.mzi.console.accounts;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.mzi.access.AuditLog;
import org.mzi.console.Mono;
import org.mzi.console.Times;

/**
 * Entries of the audit trail, newest first, fetched as the user scrolls and never more than the first ten thousand. On a
 * narrow page each is one cell of several lines.
 */
class AuditGrid extends Grid<AuditLog.Entry> {

    static final int MOST = 10_000;

    private final Supplier<Times> times;
    private final Column<AuditLog.Entry> compact;

    /** @param open is told the id of the entry that the user picks */
    AuditGrid(AuditLog log, Supplier<AuditLog.Filter> filter, Supplier<Times> times, LongConsumer open) {
        this.times = times;
        addClassName("list-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        addColumn(entry -> times.get().write(entry.at()))
                .setHeader(getTranslation("audit.at"))
                .setWidth("230px")
                .setFlexGrow(0);
        addComponentColumn(AuditGrid::user)
                .setHeader(getTranslation("audit.user"))
                .setWidth("200px")
                .setFlexGrow(0);
        addComponentColumn(AuditGrid::action).setHeader(getTranslation("audit.action"));
        addComponentColumn(entry -> new Mono(entry.subject())).setHeader(getTranslation("audit.subject"));
        addComponentColumn(AuditGrid::address)
                .setHeader(getTranslation("audit.address"))
                .setWidth("180px")
                .setFlexGrow(0);
        compact = addComponentColumn(this::card);
        compact.setVisible(false);
        setItems(DataProvider.fromCallbacks(
                fetch -> log.page(filter.get(), fetch.getOffset(), Math.min(fetch.getLimit(), MOST)).stream(),
                count -> (int) log.count(filter.get(), MOST)));
        addItemClickListener(click -> open.accept(click.getItem().id()));
    }

    void setNarrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible(narrow == column.equals(compact)));
        setClassName("narrow", narrow);
    }

    static Span user(AuditLog.Entry entry) {
        Span user = new Span(entry.userName());
        user.getElement().setAttribute("dir", "auto");
        return user;
    }

    static Mono address(AuditLog.Entry entry) {
        return new Mono(entry.remoteAddress() == null ? "–" : entry.remoteAddress());
    }

    private static Span action(AuditLog.Entry entry) {
        Span action = new Span(AuditWords.action(entry.action()));
        action.addClassName("strong");
        return action;
    }

    private Div card(AuditLog.Entry entry) {
        Span time = new Span(times.get().writeShort(entry.at()));
        time.addClassName("quiet");
        Div head = new Div(action(entry), time);
        head.addClassName("card-head");
        Div foot = new Div(user(entry), new Mono(entry.subject()));
        foot.addClassName("card-head");
        Div card = new Div(head, foot);
        card.addClassName("list-card");
        return card;
    }
}
