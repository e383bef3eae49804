package org.mzi.console.components;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Database;

/** Tells the user that something went wrong, and the log what. */
public class UnexpectedErrorHandler implements ErrorHandler {

    private static final Logger LOG = Logger.getLogger(UnexpectedErrorHandler.class.getName());
    private static final int SHOWN_MILLIS = 8000;

    @Override
    public void error(ErrorEvent event) {
        UI ui = UI.getCurrent();
        String words = words(event.getThrowable(), ui);
        if (words != null) {
            Notification.show(words, SHOWN_MILLIS, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
    }

    private static String words(Throwable error, UI ui) {
        String reference = log(error);
        if (ui == null) {
            return null;
        }
        return Database.isAway(error)
                ? ui.getTranslation("database.away.not-done")
                : ui.getTranslation("error.unexpected", reference);
    }

    /** Writes an error to the log and gives back the short reference that finds it there. */
    public static String log(Throwable error) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.SEVERE, error, () -> "Console error, reference " + reference);
        return reference;
    }
}
