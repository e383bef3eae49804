package org.mzi.console.words;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Where the reader is. A browser says so a moment after a page is there; the session keeps what it said, so that the next
 * page is right at once and nothing on it is drawn a second time.
 */
public final class Reader {

    private static final String ZONE = Reader.class.getName() + ".zone";

    private Reader() {}

    /** How times are written for the reader, as far as that is known: until then in UTC. */
    public static Times times(Locale language) {
        Object zone = VaadinSession.getCurrent().getAttribute(ZONE);
        return zone instanceof ZoneId known ? new Times(language, known) : Times.utc(language);
    }

    /**
     * Asks the browser.
     *
     * @param known is told how times are written, when that is other than {@link #times} said
     */
    public static void ask(UI ui, Consumer<Times> known) {
        Times before = times(ui.getLocale());
        ui.getPage().retrieveExtendedClientDetails(browser -> {
            Times now = before.in(browser.getTimeZoneId());
            if (!now.equals(before)) {
                VaadinSession.getCurrent().setAttribute(ZONE, now.zone());
                known.accept(now);
            }
        });
    }
}
