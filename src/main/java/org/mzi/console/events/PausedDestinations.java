package org.mzi.console.events;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Locale;
import org.mzi.console.components.Notice;
import org.mzi.console.words.ProblemWords;
import org.mzi.console.words.Times;
import org.mzi.work.Destinations;

/** Says which remote systems are paused, why, since when and until when. Empty and out of sight when none is. */
class PausedDestinations extends Div {

    PausedDestinations() {
        addClassName("notices");
    }

    void show(List<Destinations.State> destinations, Times times) {
        removeAll();
        destinations.stream().filter(Destinations.State::paused).forEach(state -> {
            String since = times.write(state.pausedSince());
            Notice notice =
                    new Notice(VaadinIcon.PAUSE, getTranslation("destination.paused", name(state.name()), since));
            if (state.problem() != null) {
                notice.foreign(ProblemWords.meaningOr(
                        state.problem().text(), state.problem().code(), getLocale()));
                notice.quiet(ProblemWords.action(state.problem().code(), getLocale()));
            }
            if (state.probeAt() != null) {
                notice.quiet(getTranslation("destination.probe", times.write(state.probeAt())));
            }
            add(notice);
        });
    }

    private static String name(String destination) {
        return destination.substring(0, 1).toUpperCase(Locale.ROOT) + destination.substring(1);
    }
}
