package org.mzi.console.words;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.mzi.work.Events;

/** What was to be done to an event's record and what became of it, in the reader's language where it has words for it. */
public final class EventWords {

    private EventWords() {}

    public static Span operation(String operation) {
        return words("event.operation.", operation);
    }

    /** Handlers may say more after a colon, and other handlers may say other things: those words stay as they are. */
    public static Span outcome(String outcome) {
        int colon = outcome.indexOf(": ");
        if (colon < 0) {
            return words("event.outcome.", outcome);
        }
        return new Span(
                words("event.outcome.", outcome.substring(0, colon)),
                new Text(": "),
                outcome(outcome.substring(colon + 2)));
    }

    /** @param key a handler's name, a space and the id of its record */
    private static Span waitingFor(String key) {
        Span words = new Span();
        words.add(new Text(words.getTranslation("event.waiting-for") + " "), record(key));
        return words;
    }

    /** @param key a handler's name, a space and the id of its record */
    private static Span record(String key) {
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

    /** What became of an event: its problem, unless it was done after all, or its outcome. What it waits for, while there is neither. */
    public static Div result(Events.Row event, Locale language) {
        Div result = new Div();
        if (event.problemCode() != null && !event.status().equals("DONE")) {
            Span problem = new Span(ProblemWords.meaningOr(event.problemText(), event.problemCode(), language));
            problem.addClassName("problem-words");
            problem.getElement().setAttribute("dir", "auto");
            result.add(problem);
            result.setTitle(event.problemCode() + ": " + event.problemText());
        } else if (event.outcome() != null) {
            result.add(outcome(event.outcome()));
        } else if (event.waitingFor() != null) {
            result.add(waitingFor(event.waitingFor()));
        } else if (event.awaitsHandler()) {
            result.setText(result.getTranslation("event.awaits-handler"));
        }
        result.addClassNames("pair", "outcome");
        return result;
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
