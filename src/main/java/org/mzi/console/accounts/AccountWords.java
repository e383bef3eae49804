package org.mzi.console.accounts;

import com.vaadin.flow.component.UI;
import org.mzi.access.AccountException;
import org.mzi.access.Accounts;
import org.mzi.access.PasswordPolicy;
import org.mzi.access.Role;
import org.mzi.console.words.Texts;

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

    /** In the digits that the rest of the console uses; a number itself would be written in the language's own. */
    static String number(int number) {
        return Texts.number(number, UI.getCurrent().getLocale());
    }
}
