package org.mzi.console;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page for what cannot be shown: what happened, and the way back. */
abstract class ErrorPage extends Div implements HasDynamicTitle {

    private String title = "";

    void show(String heading, String text) {
        removeAll();
        title = heading;
        addClassName("error-page");
        Span mark = new Span();
        mark.addClassName("app-mark");
        add(mark, new H1(heading), new Paragraph(text), new Anchor("", getTranslation("error.back")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
