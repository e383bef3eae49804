package org.mzi.console.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What is known about one row of a list, in a dialog over it. Whether it is open is for the list's URL to say. */
public abstract class DetailDialog extends Dialog {

    private final Button close;

    /** @param closed is told that the user wants it closed */
    protected DetailDialog(Runnable closed) {
        addDialogCloseActionListener(action -> closed.run());
        close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> closed.run());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        close.setAriaLabel(getTranslation("close"));
        close.setId("close");
        getHeader().add(close);
    }

    /** Opens it, with the keyboard at the button that closes it, or closes it. */
    protected final void show(boolean open) {
        if (open && !isOpened()) {
            close.focus();
        }
        setOpened(open);
    }
}
