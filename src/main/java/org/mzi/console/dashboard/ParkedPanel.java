package org.mzi.console.dashboard;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import org.mzi.console.components.TableQuery;
import org.mzi.console.words.Entities;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Mono;
import org.mzi.console.words.ProblemWords;
import org.mzi.console.words.Texts;
import org.mzi.console.words.Times;
import org.mzi.work.Events;

/** What parked events need a person for, by kind as the screen of problems lists it, each with the way to its events. */
class ParkedPanel extends Div {

    private static final int MOST = 6;

    private final UnorderedList kinds = new UnorderedList();
    private final Anchor others = new Anchor("events?status=PARKED", "");
    private final Span none = new Span(getTranslation("dashboard.parked.none"));
    private List<Events.Kind> shown;
    private Times shownTimes;

    ParkedPanel() {
        addClassName("panel");
        setId("parked");
        kinds.addClassName("parked-kinds");
        none.addClassName("quiet");
        add(new H2(getTranslation("dashboard.parked.title")), kinds, none, others);
    }

    /** Draws anew only what has changed: a link that is drawn anew loses the keyboard. */
    void show(List<Events.Kind> parked, Times times) {
        if (parked.equals(shown) && times.equals(shownTimes)) {
            return;
        }
        shown = parked;
        shownTimes = times;
        kinds.removeAll();
        parked.stream().limit(MOST).forEach(kind -> kinds.add(item(kind, times)));
        kinds.setVisible(!parked.isEmpty());
        none.setVisible(parked.isEmpty());
        others.setVisible(parked.size() > MOST);
        others.setText(getTranslation("dashboard.parked.others", Texts.number(parked.size() - MOST, getLocale())));
    }

    private ListItem item(Events.Kind kind, Times times) {
        Span number = new Span(Texts.number(kind.number(), getLocale()));
        number.addClassName("parked-number");
        Div words = new Div(new Span(ProblemWords.meaning(kind.problemCode(), getLocale())), about(kind));
        words.addClassName("parked-words");
        Span newest = new Span(getTranslation("dashboard.parked.newest", times.writeShort(kind.lastSeen())));
        newest.addClassName("quiet");
        words.add(newest);
        TableQuery events = new TableQuery(Map.of("status", "PARKED", "entity", Entities.nameIn(kind.handler())))
                .with("problem", kind.problemCode());
        return new ListItem(new Anchor("events?" + events.parameters().getQueryString(), number, words));
    }

    private Div about(Events.Kind kind) {
        Div about = new Div(new Span(EntityWords.ofHandler(kind.handler(), getLocale())));
        if (kind.problemCode() != null) {
            about.add(new Mono(kind.problemCode()));
        }
        about.addClassName("pair");
        return about;
    }
}
