package org.mzi.console.accounts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.mzi.access.Accounts.Account;

/** Badges for whether an account can be used. */
final class AccountState {

    private AccountState() {}

    static Div of(Account account) {
        Div state = new Div();
        state.addClassName("badges");
        if (!account.enabled()) {
            state.add(badge(state, "users.state.disabled", "contrast"));
            return state;
        }
        if (account.lockedUntil() != null) {
            state.add(badge(state, "users.state.locked", "error"));
        }
        if (account.mustChangePassword()) {
            state.add(badge(state, "users.state.must-change", "contrast"));
        }
        if (state.getComponentCount() == 0) {
            state.add(badge(state, "users.state.active", "success"));
        }
        return state;
    }

    private static Span badge(Div in, String words, String colour) {
        Span badge = new Span(in.getTranslation(words));
        badge.getElement().getThemeList().add("badge " + colour);
        return badge;
    }
}
