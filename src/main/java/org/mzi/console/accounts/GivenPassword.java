package org.mzi.console.accounts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.mzi.console.words.Mono;

/** A password that was made for somebody, shown this once. Only its button closes it. */
class GivenPassword extends Dialog {

    GivenPassword(String user, String password) {
        setHeaderTitle(getTranslation("users.given.title", user));
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        Mono shown = new Mono(password);
        shown.addClassName("given-password");
        shown.setId("given-password");
        Div content = new Div(new Paragraph(getTranslation("users.given.text")), shown);
        content.addClassName("narrow-dialog");
        add(content);
        Button close = new Button(getTranslation("users.given.noted"), click -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        close.setId("noted");
        getFooter().add(close);
    }
}
