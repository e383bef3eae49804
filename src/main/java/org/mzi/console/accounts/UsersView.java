package org.mzi.console.accounts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.mzi.access.Accounts.Account;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.components.TableView;

/** Who may use the console. The URL's query is that of {@link AccountRows}. */
@Route(value = "users", layout = ConsoleLayout.class)
@Dependent
@Menu(title = "users.title", order = 85, icon = "vaadin:users")
@RolesAllowed(Role.ADMINISTRATOR_NAME)
public class UsersView extends TableView<Account> {

    private final transient AccountRows accounts;
    private final AccountDetail detail;

    @Inject
    UsersView(AccountActions actions) {
        this(new AccountRows(actions), actions);
    }

    private UsersView(AccountRows accounts, AccountActions actions) {
        super("users", "user", accounts);
        this.accounts = accounts;
        List<String> roles = Stream.of(Role.values()).map(Role::name).toList();
        filters().text(AccountRows.NAME, "users.name", VaadinIcon.USER);
        filters()
                .choice(
                        AccountRows.ROLE,
                        "users.role",
                        VaadinIcon.USER_CHECK,
                        roles,
                        role -> roles.contains(role) ? AccountWords.role(Role.valueOf(role)) : role);
        Button add = new Button(
                getTranslation("users.add"), VaadinIcon.PLUS.create(), click -> new NewAccount(actions, this::refresh)
                        .open());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add.addClassName("at-end");
        add.setId("add-user");
        line().add(add);
        new AccountColumns(this::times, (account, text) -> link(account, text)).addTo(grid());
        detail = new AccountDetail(actions, this::times, this::refresh, () -> open(null));
        add(detail);
    }

    @Override
    protected void opened(String id) {
        detail.show(accounts.find(id).orElse(null));
    }
}
