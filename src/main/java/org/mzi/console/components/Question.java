package org.mzi.console.components;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something is done that is large or cannot be undone. */
public class Question extends ConfirmDialog {

    /** @param confirmed runs when the user agrees */
    public Question(String title, String text, String agree, Runnable confirmed) {
        super(title, text, agree, agreed -> confirmed.run());
        setCancelable(true);
        setCancelText(getTranslation("cancel"));
        // Vaadin hides the page behind from screen readers, but does not say that the keyboard cannot reach it either.
        getElement().executeJs("this._overlayElement?.setAttribute('aria-modal', 'true')");
    }

    /** In the colour of what cannot be undone. */
    public Question dangerous() {
        setConfirmButtonTheme("error primary");
        return this;
    }
}
