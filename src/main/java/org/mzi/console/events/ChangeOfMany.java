package org.mzi.console.events;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.mzi.console.components.Question;
import org.mzi.console.words.Texts;
import org.mzi.work.EventChanges.Change;
import org.mzi.work.Events;

/** Changes all parked events of a filter once the user has confirmed their number, and shows how far it has come. */
class ChangeOfMany extends Div {

    private static final int HURRIED_MILLIS = 500;

    private final transient EventActions actions;
    private final transient Runnable changed;
    private final Span words = new Span();
    private final ProgressBar bar = new ProgressBar();
    private transient BulkChange bulk;
    private int usualPolling;

    /** @param changed is told when it has ended */
    ChangeOfMany(EventActions actions, Runnable changed) {
        this.actions = actions;
        this.changed = changed;
        addClassName("bulk");
        getElement().setAttribute("role", "status");
        add(words, bar);
        setVisible(false);
    }

    /** @param words first part of the keys of the question's texts, with its dot */
    void ask(Change change, Events.Filter filter, String words) {
        ask(change, filter, words, words + change.word() + "-all.text");
    }

    private void ask(Change change, Events.Filter filter, String words, String text) {
        int number = actions.parked(filter);
        if (number == 0) {
            Notification.show(getTranslation("event.moved-on"));
            return;
        }
        String written = Texts.number(number, getLocale());
        Question question = new Question(
                getTranslation(words + change.word() + "-all.title", written),
                getTranslation(text, written),
                getTranslation(words + change.word()),
                () -> begin(change, filter, words, number));
        if (change == Change.DISCARD) {
            question.dangerous();
        }
        question.open();
    }

    private void begin(Change change, Events.Filter filter, String words, int confirmed) {
        actions.changeAll(change, filter, confirmed)
                .ifPresentOrElse(this::watch, () -> ask(change, filter, words, "events.more-now"));
    }

    private void watch(BulkChange begun) {
        bulk = begun;
        getUI().ifPresent(ui -> {
            usualPolling = ui.getPollInterval();
            ui.setPollInterval(HURRIED_MILLIS);
        });
        refresh();
    }

    /** Shows how far it is now. */
    void refresh() {
        if (bulk == null) {
            return;
        }
        String done = Texts.number(bulk.done(), getLocale());
        if (!bulk.ended()) {
            words.setText(getTranslation("events.changing", done, Texts.number(bulk.confirmed(), getLocale())));
            bar.setMax(Math.max(1, bulk.confirmed()));
            bar.setValue(Math.min(bulk.done(), bulk.confirmed()));
            setVisible(true);
            return;
        }
        boolean failed = bulk.failed();
        Notification.show(getTranslation(failed ? "events.broke-off" : "events.changed." + bulk.change(), done));
        bulk = null;
        setVisible(false);
        getUI().ifPresent(ui -> ui.setPollInterval(usualPolling));
        changed.run();
    }
}
