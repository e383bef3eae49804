package org.mzi.console.events;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Locale;
import org.mzi.console.Times;
import org.mzi.work.Destinations;

/** Says which remote systems are paused, why, since when and until when. Empty and out of sight when none is. */
class PausedDestinations extends Div {

    PausedDestinations() {
        addClassName("notices");
    }

    void show(List<Destinations.State> destinations, Times times) {
        removeAll();
        destinations.stream().filter(Destinations.State::paused).forEach(state -> {
            Span title = new Span(getTranslation("destination.paused", name(state), times.write(state.pausedSince())));
            title.addClassName("notice-title");
            Div words = new Div(title);
            if (state.problem() != null) {
                Span problem = new Span(state.problem().text());
                problem.getElement().setAttribute("dir", "auto");
                words.add(problem);
            }
            if (state.probeAt() != null) {
                Span next = new Span(getTranslation("destination.probe", times.write(state.probeAt())));
                next.addClassName("quiet");
                words.add(next);
            }
            Div notice = new Div(VaadinIcon.PAUSE.create(), words);
            notice.addClassName("notice");
            add(notice);
        });
    }

    /** Instead of figures, while there are none to be had. */
    void showDatabaseAway() {
        removeAll();
        Span words = new Span(getTranslation("database.away"));
        Div notice = new Div(VaadinIcon.WARNING.create(), words);
        notice.addClassNames("notice", "notice-error");
        add(notice);
    }

    private static String name(Destinations.State state) {
        return state.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + state.name().substring(1);
    }
}
