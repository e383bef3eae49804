package org.mzi.console.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.mzi.access.AuditLog;
import org.mzi.console.components.LazyGrid;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Times;

/**
 * How an entry of the audit trail looks in a list.
 *
 * @param link makes the way to its details
 */
record AuditColumns(Supplier<Times> times, BiFunction<AuditLog.Entry, String, Component> link) {

    void addTo(LazyGrid<AuditLog.Entry> grid) {
        grid.column("audit.at", "222px", entry -> new Span(times.get().write(entry.at())));
        grid.column("audit.user", "180px", AuditColumns::user);
        grid.column("audit.action", null, this::action);
        grid.column("audit.subject", null, entry -> AuditWords.subject(entry.subject()));
        grid.column("audit.address", "165px", AuditColumns::address);
        grid.card(this::card);
    }

    static Span user(AuditLog.Entry entry) {
        Span user = new Span(entry.userName());
        user.getElement().setAttribute("dir", "auto");
        return user;
    }

    static Mono address(AuditLog.Entry entry) {
        return new Mono(entry.remoteAddress() == null ? "–" : entry.remoteAddress());
    }

    private Component action(AuditLog.Entry entry) {
        return link.apply(entry, AuditWords.action(entry.action()));
    }

    private Div card(AuditLog.Entry entry) {
        Span time = new Span(times.get().writeShort(entry.at()));
        time.addClassName("quiet");
        Div head = new Div(action(entry), time);
        head.addClassName("card-head");
        Div foot = new Div(user(entry), AuditWords.subject(entry.subject()));
        foot.addClassName("card-head");
        Div card = new Div(head, foot);
        card.addClassName("card");
        return card;
    }
}
