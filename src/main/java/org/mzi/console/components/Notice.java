package org.mzi.console.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A framed remark: a title and lines below it. */
public class Notice extends Div {

    private final Div words = new Div();

    public Notice(VaadinIcon icon, String title) {
        Span head = new Span(title);
        head.addClassName("notice-title");
        words.add(head);
        addClassName("notice");
        add(icon.create(), words);
    }

    /** One in the colour of errors, read out at once by a screen reader. */
    public static Notice error(String title) {
        Notice notice = new Notice(VaadinIcon.WARNING, title);
        notice.addClassName("notice-error");
        notice.getElement().setAttribute("role", "alert");
        return notice;
    }

    public Notice line(Component line) {
        words.add(line);
        return this;
    }

    /** A line in a language that is not the console's, such as a remote system's words. */
    public Notice foreign(String text) {
        Span line = new Span(text);
        line.getElement().setAttribute("dir", "auto");
        return line(line);
    }

    public Notice quiet(String text) {
        Span line = new Span(text);
        line.addClassName("quiet");
        return line(line);
    }
}
