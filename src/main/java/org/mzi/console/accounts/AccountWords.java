package org.mzi.console.accounts;

import com.vaadin.flow.component.UI;
import org.mzi.access.AccountException;
import org.mzi.access.Accounts;
import org.mzi.access.PasswordPolicy;
import org.mzi.access.Role;

/** Words for what the accounts know as codes, in the language of the current page. */
final class AccountWords {

    private AccountWords() {}

    static String role(Role role) {
        return UI.getCurrent().getTranslation("role." + role.name());
    }

    /** What a role may do. */
    static String may(Role role) {
        return UI.getCurrent().getTranslation("role.may." + role.name());
    }

    static String problem(AccountException problem) {
        int number =
                switch (problem.reason()) {
                    case PASSWORD_TOO_SHORT -> PasswordPolicy.SHORTEST;
                    case PASSWORD_TOO_LONG -> PasswordPolicy.LONGEST;
                    case NAME_UNFIT -> Accounts.LONGEST_NAME;
                    default -> 0;
                };
        return UI.getCurrent()
                .getTranslation("account.problem." + problem.reason().name(), number);
    }
}
