package org.mzi.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the user that something went wrong, and the log what. */
class UnexpectedErrorHandler implements ErrorHandler {

    private static final Logger LOG = Logger.getLogger(UnexpectedErrorHandler.class.getName());
    private static final int SHOWN_MILLIS = 8000;

    @Override
    public void error(ErrorEvent event) {
        String reference = log(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(
                            ui.getTranslation("error.unexpected", reference),
                            SHOWN_MILLIS,
                            Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
    }

    /** Writes an error to the log and gives back the short reference that finds it there. */
    static String log(Throwable error) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.SEVERE, error, () -> "Console error, reference " + reference);
        return reference;
    }
}
