package org.mzi.console.accounts;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.mzi.access.Accounts.Account;
import org.mzi.console.Times;

/** All accounts. On a narrow page each is one cell of several lines. */
class AccountGrid extends Grid<Account> {

    private final Supplier<Times> times;
    private final Column<Account> compact;

    /** @param open is told the id of the account that the user picks */
    AccountGrid(Supplier<Times> times, LongConsumer open) {
        this.times = times;
        addClassName("list-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        addComponentColumn(AccountGrid::name).setHeader(getTranslation("users.name"));
        addColumn(account -> AccountWords.role(account.role()))
                .setHeader(getTranslation("users.role"))
                .setWidth("160px")
                .setFlexGrow(0);
        addComponentColumn(AccountState::of).setHeader(getTranslation("users.state"));
        addColumn(this::lastLogIn)
                .setHeader(getTranslation("users.last-log-in"))
                .setWidth("230px")
                .setFlexGrow(0);
        compact = addComponentColumn(this::card);
        compact.setVisible(false);
        addItemClickListener(click -> open.accept(click.getItem().id()));
    }

    void setNarrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible(narrow == column.equals(compact)));
        setClassName("narrow", narrow);
    }

    private static Span name(Account account) {
        Span name = new Span(account.name());
        name.getElement().setAttribute("dir", "auto");
        name.addClassName("strong");
        return name;
    }

    private String lastLogIn(Account account) {
        return account.lastLogInAt() == null
                ? getTranslation("users.never")
                : times.get().write(account.lastLogInAt());
    }

    private Div card(Account account) {
        Div head = new Div(name(account), new Span(AccountWords.role(account.role())));
        head.addClassName("card-head");
        Span last = new Span(lastLogIn(account));
        last.addClassName("quiet");
        Div foot = new Div(AccountState.of(account), last);
        foot.addClassName("card-head");
        Div card = new Div(head, foot);
        card.addClassName("list-card");
        return card;
    }
}
