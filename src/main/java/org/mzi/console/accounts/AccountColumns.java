package org.mzi.console.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.mzi.access.Accounts.Account;
import org.mzi.console.components.LazyGrid;
import org.mzi.console.words.Times;

/**
 * How an account looks in a list.
 *
 * @param link makes the way to its details
 */
record AccountColumns(Supplier<Times> times, BiFunction<Account, String, Component> link) {

    void addTo(LazyGrid<Account> grid) {
        grid.column("users.name", null, this::name);
        grid.column("users.role", "180px", account -> new Span(AccountWords.role(account.role())));
        grid.column("users.state", null, AccountState::of);
        grid.column("users.last-log-in", "205px", account -> new Span(lastLogIn(account)));
        grid.card(this::card);
    }

    private Component name(Account account) {
        Component name = link.apply(account, account.name());
        name.getElement().setAttribute("dir", "auto");
        return name;
    }

    private String lastLogIn(Account account) {
        return account.lastLogInAt() == null
                ? UI.getCurrent().getTranslation("users.never")
                : times.get().writeShort(account.lastLogInAt());
    }

    private Div card(Account account) {
        Div head = new Div(name(account), new Span(AccountWords.role(account.role())));
        head.addClassName("card-head");
        Span last = new Span(UI.getCurrent().getTranslation("users.last-log-in") + ": " + lastLogIn(account));
        last.addClassName("quiet");
        Div foot = new Div(AccountState.of(account), last);
        foot.addClassName("card-head");
        Div card = new Div(head, foot);
        card.addClassName("card");
        return card;
    }
}
