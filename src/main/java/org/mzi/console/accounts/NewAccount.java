package org.mzi.console.accounts;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.mzi.access.AccountException;
import org.mzi.access.Accounts;
import org.mzi.access.Role;

/** Asks for a new account's name and role. */
class NewAccount extends Dialog {

    private final transient AccountActions actions;
    private final transient Runnable added;
    private final TextField name = new TextField(getTranslation("users.name"));
    private final RoleChoice role = new RoleChoice();

    /** @param added is told that there is another account */
    NewAccount(AccountActions actions, Runnable added) {
        this.actions = actions;
        this.added = added;
        setHeaderTitle(getTranslation("users.add"));
        name.setHelperText(getTranslation("users.name.rule", AccountWords.number(Accounts.LONGEST_NAME)));
        name.setManualValidation(true);
        name.setAutofocus(true);
        name.setId("new-name");
        role.setValue(Role.VIEWER);
        Div content = new Div(name, role);
        content.addClassName("narrow-dialog");
        add(content);
        Button cancel = new Button(getTranslation("cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Button add = new Button(getTranslation("users.add"), click -> add());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add.addClickShortcut(Key.ENTER);
        add.setId("add");
        getFooter().add(cancel, add);
    }

    private void add() {
        String password;
        try {
            password = actions.add(name.getValue(), role.getValue());
        } catch (AccountException e) {
            name.setErrorMessage(AccountWords.problem(e));
            name.setInvalid(true);
            name.focus();
            return;
        }
        close();
        added.run();
        new GivenPassword(name.getValue().strip(), password).open();
    }
}
