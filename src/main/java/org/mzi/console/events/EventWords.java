package org.mzi.console.events;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.mzi.console.EntityWords;
import org.mzi.console.Mono;
import org.mzi.console.Texts;

/** What was to be done to an event's record and what became of it, in the reader's language where it has words for it. */
final class EventWords {

    private EventWords() {}

    static Span operation(String operation) {
        return words("event.operation.", operation);
    }

    /** Handlers may say more after a colon, and other handlers may say other things: those words stay as they are. */
    static Span outcome(String outcome) {
        int colon = outcome.indexOf(": ");
        if (colon < 0) {
            return words("event.outcome.", outcome);
        }
        return new Span(
                words("event.outcome.", outcome.substring(0, colon)),
                new Text(": "),
                outcome(outcome.substring(colon + 2)));
    }

    /** @param key as {@link #record} takes it */
    static Span waitingFor(String key) {
        Span words = new Span();
        words.add(new Text(words.getTranslation("event.waiting-for") + " "), record(key));
        return words;
    }

    /** @param key a handler's name, a space and the id of its record */
    static Span record(String key) {
        int space = key.indexOf(' ');
        if (space < 0) {
            return new Mono(key);
        }
        Span words = new Span();
        words.add(
                new Text(EntityWords.ofHandler(
                                key.substring(0, space), UI.getCurrent().getLocale()) + " "),
                new Mono(key.substring(space + 1)));
        return words;
    }

    private static Span words(String prefix, String stored) {
        Span words = new Span();
        String key = prefix + stored.toLowerCase(Locale.ROOT).replace(' ', '-');
        boolean known = Texts.has(key);
        words.setText(known ? words.getTranslation(key) : stored);
        if (!known) {
            words.getElement().setAttribute("dir", "auto");
        }
        return words;
    }
}
