package org.mzi.console.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.mzi.access.Accounts;
import org.mzi.access.Role;
import org.mzi.console.words.CurrentUser;

/** What an administrator may do to accounts, on the record. Nobody else gets past it. */
@ApplicationScoped
class AccountActions {

    private final Accounts accounts;

    @Inject
    AccountActions(Accounts accounts) {
        this.accounts = accounts;
    }

    AccountActions() {
        this(null);
    }

    List<Accounts.Account> all() {
        return allowed().all();
    }

    String add(String name, Role role) {
        return allowed().add(CurrentUser.actor(), name, role);
    }

    void changeRole(Accounts.Account account, Role role) {
        allowed().changeRole(CurrentUser.actor(), account.id(), role);
    }

    void disable(Accounts.Account account) {
        allowed().disable(CurrentUser.actor(), account.id());
    }

    void enable(Accounts.Account account) {
        allowed().enable(CurrentUser.actor(), account.id());
    }

    void unlock(Accounts.Account account) {
        allowed().unlock(CurrentUser.actor(), account.id());
    }

    String resetPassword(Accounts.Account account) {
        return allowed().resetPassword(CurrentUser.actor(), account.id());
    }

    private Accounts allowed() {
        if (!CurrentUser.has(Role.ADMINISTRATOR_NAME)) {
            throw new SecurityException("Managing accounts takes the role " + Role.ADMINISTRATOR_NAME);
        }
        return accounts;
    }
}
