package org.mzi.console.events;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import java.util.function.Supplier;
import org.mzi.console.Times;
import org.mzi.work.Events;

/** One event in a dialog, with what can be done about it. Stays current while it is open. */
class EventDetail extends Dialog {

    private final transient Events events;
    private final transient EventActions actions;
    private final transient Supplier<Times> times;
    private final transient Runnable changed;
    private final Button retry = new Button(getTranslation("event.retry"));
    private final Button discard = new Button(getTranslation("event.discard"));
    private transient EventQuery query = EventQuery.ALL;
    private transient EventFacts.Known shown;

    /**
     * @param changed is told that the event was retried or discarded
     * @param closed is told that the user wants it closed
     */
    EventDetail(Events events, EventActions actions, Supplier<Times> times, Runnable changed, Runnable closed) {
        this.events = events;
        this.actions = actions;
        this.times = times;
        this.changed = changed;
        addClassName("event-dialog");
        addDialogCloseActionListener(action -> closed.run());
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> closed.run());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        close.setAriaLabel(getTranslation("close"));
        close.setId("close");
        getHeader().add(close);
        discard.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
        discard.setId("discard");
        discard.addClickListener(click -> confirmDiscard(query.event()));
        retry.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        retry.setId("retry");
        retry.addClickListener(click -> done(actions.retry(query.event()), "event.retried"));
        getFooter().add(discard, retry);
    }

    /** Shows the event that a query names; closes when it names none. */
    void show(EventQuery now) {
        query = now;
        shown = null;
        if (now.event() != null) {
            setHeaderTitle(getTranslation("event.title", Long.toString(now.event())));
            refresh();
        }
        setOpened(now.event() != null);
    }

    void refresh() {
        if (query.event() == null) {
            return;
        }
        long id = query.event();
        EventFacts.Known now = events.find(id)
                .map(row -> new EventFacts.Known(row, events.attempts(id)))
                .orElse(null);
        if (now == null || !now.equals(shown)) {
            removeAll();
            add(now == null ? new Paragraph(getTranslation("event.none")) : new EventFacts(now, query, times.get()));
            retry.setVisible(now != null && actions.canRetry(now.row()));
            discard.setVisible(now != null && actions.canDiscard(now.row()));
        }
        shown = now;
    }

    private void confirmDiscard(long id) {
        ConfirmDialog question = new ConfirmDialog(
                getTranslation("event.discard.title", Long.toString(id)),
                getTranslation("event.discard.text"),
                getTranslation("event.discard"),
                confirmed -> done(actions.discard(id), "event.discarded"));
        question.setConfirmButtonTheme("error primary");
        question.setCancelable(true);
        question.setCancelText(getTranslation("cancel"));
        question.open();
    }

    private void done(int number, String words) {
        Notification.show(getTranslation(number > 0 ? words : "event.moved-on"));
        changed.run();
    }
}
