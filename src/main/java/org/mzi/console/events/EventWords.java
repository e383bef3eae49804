package org.mzi.console.events;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.mzi.console.Texts;

/** What was to be done to an event's record and what became of it, in the reader's language where it has words for it. */
final class EventWords {

    private EventWords() {}

    static Span operation(String operation) {
        return words("event.operation.", operation);
    }

    /** Handlers may say more after a colon, and other handlers may say other things: those words stay as they are. */
    static Span outcome(String outcome) {
        return words("event.outcome.", outcome);
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
