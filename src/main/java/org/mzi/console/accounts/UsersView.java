package org.mzi.console.accounts;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import org.mzi.access.Accounts.Account;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.Texts;

/** Who may use the console. The URL's {@code user} is the id of the account that is open. */
@Route(value = "users", layout = ConsoleLayout.class)
@RouteScoped
@Menu(title = "users.title", order = 85, icon = "vaadin:users")
@RolesAllowed(Role.ADMINISTRATOR_NAME)
public class UsersView extends FittedView implements AfterNavigationObserver, HasDynamicTitle {

    private static final String USER = "user";

    private final transient AccountActions actions;
    private final AccountGrid grid;
    private final AccountDetail detail;
    private final Span number = new Span();
    private String open;

    @Inject
    UsersView(AccountActions actions) {
        this.actions = actions;
        grid = new AccountGrid(this::times, id -> go(Long.toString(id)));
        detail = new AccountDetail(actions, this::times, this::refresh, () -> go(null));
        number.addClassName("quiet");
        Button add = new Button(
                getTranslation("users.add"), VaadinIcon.PLUS.create(), click -> new NewAccount(actions, this::refresh)
                        .open());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add.setId("add-user");
        Div line = new Div(number, add);
        line.addClassNames("list-line", "spread");
        Div list = new Div(grid);
        list.addClassName("list");
        addClassName("users-view");
        add(line, list, detail);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("users.title");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        open = event.getLocation().getQueryParameters().getSingleParameter(USER).orElse(null);
        refresh();
    }

    @Override
    void setNarrow(boolean narrow) {
        grid.setNarrow(narrow);
    }

    @Override
    void refresh() {
        List<Account> accounts = actions.all();
        number.setText(getTranslation("users.number", Texts.number(accounts.size(), getLocale())));
        grid.setItems(accounts);
        detail.show(accounts.stream()
                .filter(account -> Long.toString(account.id()).equals(open))
                .findFirst()
                .orElse(null));
    }

    private void go(String user) {
        QueryParameters query = user == null ? QueryParameters.empty() : QueryParameters.of(USER, user);
        getUI().ifPresent(ui -> ui.navigate(UsersView.class, query));
    }
}
