package org.mzi.console.dashboard;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mzi.console.Mono;
import org.mzi.console.ProblemWords;
import org.mzi.console.Texts;
import org.mzi.console.Times;
import org.mzi.monitoring.ParkedProblems;

/** What parked events need a person for, the most frequent first, each with the way to its events. */
class ParkedPanel extends Div {

    private static final int MOST = 6;

    private final UnorderedList kinds = new UnorderedList();
    private final Anchor others = new Anchor("events?status=PARKED", "");
    private final Span none = new Span(getTranslation("dashboard.parked.none"));
    private List<ParkedProblems.Kind> shown;
    private Times shownTimes;

    ParkedPanel() {
        addClassName("panel");
        setId("parked");
        kinds.addClassName("parked-kinds");
        none.addClassName("quiet");
        add(new H2(getTranslation("dashboard.parked.title")), kinds, none, others);
    }

    /** Draws anew only what has changed: a link that is drawn anew loses the keyboard. */
    void show(List<ParkedProblems.Kind> parked, Times times) {
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

    private ListItem item(ParkedProblems.Kind kind, Times times) {
        Span number = new Span(Texts.number(kind.number(), getLocale()));
        number.addClassName("parked-number");
        Div words = new Div(words(kind));
        words.addClassName("parked-words");
        words.add(new Mono(kind.code()));
        if (kind.newest() != null) {
            Span newest = new Span(getTranslation("dashboard.parked.newest", times.writeShort(kind.newest())));
            newest.addClassName("quiet");
            words.add(newest);
        }
        Anchor link = new Anchor(
                "events?status=PARKED&problem=" + URLEncoder.encode(kind.code(), StandardCharsets.UTF_8),
                number,
                words);
        return new ListItem(link);
    }

    private Span words(ParkedProblems.Kind kind) {
        Span words = new Span(ProblemWords.meaningOr(kind.text(), kind.code(), getLocale()));
        words.getElement().setAttribute("dir", "auto");
        return words;
    }
}
