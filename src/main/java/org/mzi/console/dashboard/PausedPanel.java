package org.mzi.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import org.mzi.console.words.Mono;
import org.mzi.console.words.ProblemWords;
import org.mzi.console.words.Times;
import org.mzi.work.Destinations;

/** Remote systems that no event goes to at present, with the reason and the next try. */
class PausedPanel extends Div {

    private final UnorderedList paused = new UnorderedList();
    private final Span none = new Span(getTranslation("dashboard.paused.none"));

    PausedPanel() {
        addClassName("panel");
        setId("paused");
        paused.addClassName("paused-list");
        none.addClassName("quiet");
        add(new H2(getTranslation("dashboard.paused.title")), paused, none);
    }

    void show(List<Destinations.State> destinations, Times times) {
        List<Destinations.State> now =
                destinations.stream().filter(Destinations.State::paused).toList();
        paused.removeAll();
        now.forEach(state -> paused.add(item(state, times)));
        boolean any = !now.isEmpty();
        paused.setVisible(any);
        none.setVisible(!any);
    }

    private ListItem item(Destinations.State state, Times times) {
        String name = state.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + state.name().substring(1);
        Span since = new Span(getTranslation("dashboard.since", times.writeShort(state.pausedSince())));
        since.addClassName("quiet");
        Div head = new Div(new H3(name), since);
        head.addClassName("paused-head");
        ListItem item = new ListItem(head);
        if (state.problem() != null) {
            String words = ProblemWords.meaningOr(
                    state.problem().text(), state.problem().code(), getLocale());
            Span text = new Span(words);
            text.getElement().setAttribute("dir", "auto");
            item.add(text, new Span(ProblemWords.action(state.problem().code(), getLocale())));
            item.add(new Mono(state.problem().code()));
        }
        if (state.probeAt() != null) {
            Span next = new Span(getTranslation("destination.probe", times.write(state.probeAt())));
            next.addClassName("quiet");
            item.add(next);
        }
        return item;
    }
}
