package org.mzi.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;
import org.mzi.console.words.Texts;

/** Whether the bridge is well, in one sentence. */
class Headline extends Div {

    private final H2 sentence = new H2();
    private final Span more = new Span();
    private final Div mark = new Div();
    private Wellness.Level shown;

    Headline() {
        addClassName("headline");
        setId("headline");
        getElement().setAttribute("role", "status");
        mark.addClassName("headline-mark");
        more.addClassName("quiet");
        add(mark, new Div(sentence, more));
    }

    /** @param words what to say beneath the sentence */
    void show(Wellness now, String words) {
        sentence.setText(
                switch (now.level()) {
                    case WELL -> getTranslation("dashboard.well");
                    case ATTENTION ->
                        getTranslation("dashboard.attention", now.needs(), Texts.number(now.needs(), getLocale()));
                    case DOWN -> getTranslation("dashboard.down");
                });
        more.setText(words);
        if (now.level() != shown) {
            shown = now.level();
            getElement().setAttribute("data-level", shown.name().toLowerCase(Locale.ROOT));
            mark.removeAll();
            mark.add(icon(shown));
        }
    }

    private static Icon icon(Wellness.Level level) {
        return switch (level) {
            case WELL -> VaadinIcon.CHECK.create();
            case ATTENTION -> VaadinIcon.EXCLAMATION.create();
            case DOWN -> VaadinIcon.CLOSE.create();
        };
    }
}
