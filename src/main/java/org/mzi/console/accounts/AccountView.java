package org.mzi.console.accounts;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import org.mzi.access.AccountException;
import org.mzi.access.ConsoleSessions;
import org.mzi.access.OwnPassword;
import org.mzi.access.PasswordPolicy;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.words.CurrentUser;

/** Who is signed in, as what, and the way to a new password. */
@Route(value = "account", layout = ConsoleLayout.class)
@Dependent
@RolesAllowed({Role.VIEWER_NAME, Role.OPERATOR_NAME, Role.ADMINISTRATOR_NAME})
public class AccountView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SHOWN_MILLIS = 5000;

    private final transient OwnPassword passwords;
    private final transient ConsoleSessions sessions;
    private final PasswordField current = field("account.current", Autocomplete.CURRENT_PASSWORD, "current");
    private final PasswordField wanted = field("account.new", Autocomplete.NEW_PASSWORD, "new");
    private final PasswordField again = field("account.again", Autocomplete.NEW_PASSWORD, "again");
    private final Div must = new Div();
    private boolean forced;

    @Inject
    AccountView(OwnPassword passwords, ConsoleSessions sessions) {
        this.passwords = passwords;
        this.sessions = sessions;
        addClassName("account-view");
        Span reason = new Span(getTranslation("account.must"));
        must.add(reason);
        must.addClassName("notice");
        must.getElement().setAttribute("role", "status");
        wanted.setHelperText(getTranslation("account.rule", AccountWords.number(PasswordPolicy.SHORTEST)));
        Button change = new Button(getTranslation("account.change"), click -> change());
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        change.addClickShortcut(Key.ENTER);
        change.setId("change");
        Div form = new Div(new H2(getTranslation("account.password")), must, current, wanted, again, change);
        form.addClassName("panel");
        add(who(), form);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        forced = sessions.mustChangePassword(VaadinServletRequest.getCurrent());
        must.setVisible(forced);
    }

    private Div who() {
        Role role = Arrays.stream(Role.values())
                .filter(known -> CurrentUser.has(known.officialName()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Span name = new Span(CurrentUser.actor().name());
        name.getElement().setAttribute("dir", "auto");
        Span badge = new Span(AccountWords.role(role));
        badge.getElement().getThemeList().add("badge");
        Div line = new Div(new H2(name), badge);
        line.addClassName("who");
        Div who = new Div(line, new Paragraph(AccountWords.may(role)));
        who.addClassName("panel");
        return who;
    }

    private void change() {
        again.setInvalid(!again.getValue().equals(wanted.getValue()));
        current.setInvalid(false);
        wanted.setInvalid(false);
        if (again.isInvalid()) {
            again.setErrorMessage(getTranslation("account.differs"));
            again.focus();
            return;
        }
        try {
            passwords.change(VaadinServletRequest.getCurrent(), current.getValue(), wanted.getValue());
        } catch (AccountException e) {
            show(e);
            return;
        }
        current.clear();
        wanted.clear();
        again.clear();
        Notification.show(getTranslation("account.changed"), SHOWN_MILLIS, Notification.Position.TOP_CENTER)
                .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
        if (forced) {
            getUI().ifPresent(ui -> ui.navigate(""));
        }
    }

    private void show(AccountException problem) {
        PasswordField about =
                switch (problem.reason()) {
                    case PASSWORD_WRONG, LOCKED, GONE -> current;
                    default -> wanted;
                };
        about.setErrorMessage(AccountWords.problem(problem));
        about.setInvalid(true);
        about.focus();
    }

    private PasswordField field(String label, Autocomplete use, String id) {
        PasswordField field = new PasswordField(getTranslation(label));
        field.setAutocomplete(use);
        field.setManualValidation(true);
        field.setId(id);
        return field;
    }
}
