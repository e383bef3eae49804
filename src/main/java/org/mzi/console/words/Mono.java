package org.mzi.console.words;

import com.vaadin.flow.component.html.Span;

/** An id or code: fixed width, left to right in every language. */
public class Mono extends Span {

    public Mono(String text) {
        setText(text);
        addClassName("mono");
        getElement().setAttribute("dir", "ltr");
    }
}
