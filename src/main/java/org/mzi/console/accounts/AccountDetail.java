package org.mzi.console.accounts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.function.Supplier;
import org.mzi.access.AccountException;
import org.mzi.access.Accounts.Account;
import org.mzi.access.Role;
import org.mzi.console.components.DetailDialog;
import org.mzi.console.components.Facts;
import org.mzi.console.components.Question;
import org.mzi.console.words.CurrentUser;
import org.mzi.console.words.Times;

/** One account in a dialog, with what can be done to it. What ends somebody's work is asked twice. */
class AccountDetail extends DetailDialog {

    private static final int SHOWN_MILLIS = 6000;

    private final transient AccountActions actions;
    private final transient Supplier<Times> times;
    private final transient Runnable changed;
    private transient Account shown;
    private transient Times shownTimes;

    /**
     * @param changed is told that the account is not as it was
     * @param closed is told that the user wants it closed
     */
    AccountDetail(AccountActions actions, Supplier<Times> times, Runnable changed, Runnable closed) {
        super(closed);
        this.actions = actions;
        this.times = times;
        this.changed = changed;
    }

    /** Shows an account as it is now; closes for null. What the user has chosen but not saved stays meanwhile. */
    void show(Account account) {
        if (account != null && (!account.equals(shown) || !times.get().equals(shownTimes))) {
            shownTimes = times.get();
            setHeaderTitle(account.name());
            removeAll();
            add(content(account));
        }
        shown = account;
        show(account != null);
    }

    private Div content(Account account) {
        Div content = new Div(AccountState.of(account), facts(account), role(account), buttons(account));
        content.addClassName("narrow-dialog");
        return content;
    }

    private Facts facts(Account account) {
        Facts facts = new Facts();
        facts.add("users.last-log-in", new Span(times.get().write(account.lastLogInAt())));
        facts.add("users.since", new Span(times.get().write(account.createdAt())));
        if (account.lockedUntil() != null) {
            facts.add("users.locked-until", new Span(times.get().write(account.lockedUntil())));
        }
        return facts;
    }

    private Div role(Account account) {
        RoleChoice choice = new RoleChoice();
        choice.setValue(account.role());
        Button save = button("users.role.save", "save-role", () -> confirmRole(account, choice.getValue()));
        save.setEnabled(false);
        choice.addValueChangeListener(change -> save.setEnabled(change.getValue() != account.role()));
        Div role = new Div(choice, save);
        role.addClassName("role-change");
        return role;
    }

    private Div buttons(Account account) {
        Div buttons = new Div();
        buttons.addClassName("dialog-actions");
        if (account.lockedUntil() != null) {
            buttons.add(
                    button("users.unlock", "unlock", () -> attempt("users.unlocked", () -> actions.unlock(account))));
        }
        buttons.add(button(
                "users.reset",
                "reset",
                () -> confirm("users.reset.title", "users.reset", account, () -> reset(account))));
        if (account.enabled()) {
            Button disable = button(
                    "users.disable",
                    "disable",
                    () -> confirm(
                            "users.disable.title",
                            "users.disable",
                            account,
                            () -> attempt("users.disabled", () -> actions.disable(account))));
            disable.addThemeVariants(ButtonVariant.LUMO_ERROR);
            buttons.add(disable);
        } else {
            buttons.add(
                    button("users.enable", "enable", () -> attempt("users.enabled", () -> actions.enable(account))));
        }
        return buttons;
    }

    private Button button(String words, String id, Runnable action) {
        Button button = new Button(getTranslation(words), click -> action.run());
        button.setId(id);
        return button;
    }

    /** Raising somebody's role is no harm; whatever is taken away, or changes oneself, is asked again. */
    private void confirmRole(Account account, Role role) {
        Runnable change = () -> attempt("users.role.changed", () -> actions.changeRole(account, role));
        boolean self = account.name().equals(CurrentUser.actor().name());
        if (self || role.compareTo(account.role()) < 0) {
            confirm("users.role.lower.title", "users.role.lower", account, change);
        } else {
            change.run();
        }
    }

    /** @param words key of the button, and with {@code .text} of what follows from it */
    private void confirm(String title, String words, Account account, Runnable action) {
        new Question(
                        getTranslation(title, account.name()),
                        getTranslation(words + ".text"),
                        getTranslation(words),
                        action)
                .dangerous()
                .open();
    }

    private void reset(Account account) {
        attempt(null, () -> new GivenPassword(account.name(), actions.resetPassword(account)).open());
    }

    private void attempt(String done, Runnable action) {
        try {
            action.run();
            if (done != null) {
                Notification.show(getTranslation(done));
            }
        } catch (AccountException e) {
            Notification.show(AccountWords.problem(e), SHOWN_MILLIS, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
        changed.run();
    }
}
