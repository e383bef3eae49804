package org.mzi.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import org.mzi.console.words.Reader;

/**
 * Says that the session is about to end because nothing is done. It is no doing of the user's that it is shown, or that the
 * page goes on polling: only the click on its button, or anything else by hand in any of the browser's pages, is.
 */
class IdleWarning extends Notification {

    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final Span words = new Span();
    private transient Instant shown;

    IdleWarning() {
        Button stay = new Button(getTranslation("idle.stay"), click -> close());
        stay.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        stay.setId("stay-logged-in");
        addClassName("idle-warning");
        setPosition(Position.TOP_CENTER);
        setDuration(0);
        add(words, stay);
    }

    /** @param end of the session if its user goes on doing nothing; shown from two minutes before, until it is put off */
    void show(Instant end, Instant now) {
        if (end.minus(AHEAD).isAfter(now)) {
            putOff();
        } else if (!end.equals(shown)) {
            shown = end;
            words.setText(getTranslation("idle.soon", Reader.times(getLocale()).writeTime(end)));
            open();
        }
    }

    /** Idleness does not end the session soon, if at all. */
    void putOff() {
        shown = null;
        close();
    }
}
