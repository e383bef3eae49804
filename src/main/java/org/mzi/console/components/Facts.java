package org.mzi.console.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Values, each below its name, in as many columns as there is room for. */
public final class Facts extends Div {

    public Facts() {
        addClassName("facts");
    }

    /** @param words key of the name */
    public void add(String words, Component value) {
        add(new Span(getTranslation(words)), value);
    }

    public void add(Component name, Component value) {
        name.addClassName("fact-name");
        add(new Div(name, value));
    }
}
