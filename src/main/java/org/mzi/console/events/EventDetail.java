package org.mzi.console.events;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import java.util.function.Supplier;
import org.mzi.console.components.DetailDialog;
import org.mzi.console.components.Question;
import org.mzi.console.components.TableQuery;
import org.mzi.console.words.PersonalData;
import org.mzi.console.words.Times;
import org.mzi.work.EventChanges.Change;
import org.mzi.work.Events;

/** One event in a dialog, with what can be done about it. Stays current while it is open. */
class EventDetail extends DetailDialog {

    private static final int OTHERS = 8;

    private final transient Events events;
    private final transient EventActions actions;
    private final transient PersonalData personal;
    private final transient Supplier<Times> times;
    private final transient Runnable changed;
    private final Button retry = new Button(getTranslation("event.retry"));
    private final Button discard = new Button(getTranslation("event.discard"));
    private final Button course = new Button(getTranslation("event.course"));
    private Long id;
    private transient TableQuery query = TableQuery.ALL;
    private transient EventFacts.Known shown;
    private transient Times shownTimes;

    /**
     * @param changed is told that the event was retried or discarded
     * @param closed is told that the user wants it closed
     */
    EventDetail(
            Events events,
            EventActions actions,
            PersonalData personal,
            Supplier<Times> times,
            Runnable changed,
            Runnable closed) {
        super(closed);
        this.events = events;
        this.actions = actions;
        this.personal = personal;
        this.times = times;
        this.changed = changed;
        discard.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
        discard.setId("discard");
        discard.addClickListener(click -> confirmDiscard());
        retry.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        retry.setId("retry");
        retry.addClickListener(click -> done(actions.change(Change.RETRY, List.of(id)), "event.retried"));
        course.setId("choose-course");
        course.addClickListener(click -> chooseCourse());
        getFooter().add(discard, course, retry);
    }

    /** Shows the event as it is now; closes for null. */
    void show(Long event, TableQuery now) {
        boolean other = event == null || !event.equals(id) || !now.equals(query);
        id = event;
        query = now;
        shown = other ? null : shown;
        if (id != null) {
            setHeaderTitle(getTranslation("event.title", Long.toString(id)));
            refresh();
        }
        show(id != null);
    }

    private void refresh() {
        EventFacts.Known now = events.find(id).map(this::known).orElse(null);
        if (now == null || !now.equals(shown) || !times.get().equals(shownTimes)) {
            removeAll();
            add(
                    now == null
                            ? new Paragraph(getTranslation("event.none"))
                            : new EventFacts(now, query, times.get(), personal));
            retry.setVisible(now != null && actions.can(Change.RETRY, now.row()));
            course.setVisible(now != null && actions.canChooseCourse(now.row()));
            discard.setVisible(now != null && actions.can(Change.DISCARD, now.row()));
        }
        shown = now;
        shownTimes = times.get();
    }

    private EventFacts.Known known(Events.Row row) {
        Events.Filter sameRecord = new Events.Filter(null, null, row.recordKey(), null, null, null, null);
        List<Events.Row> others = events.list(sameRecord, null, OTHERS + 2).stream()
                .filter(other -> other.id() != row.id())
                .toList();
        return new EventFacts.Known(
                row,
                events.attempts(row.id()),
                others.subList(0, Math.min(OTHERS, others.size())),
                others.size() > OTHERS);
    }

    private void chooseCourse() {
        String classId = shown.row().recordKey();
        new CourseDialog(courseId -> {
                    actions.chooseCourse(classId, courseId);
                    done(1, "event.course.chosen");
                })
                .open();
    }

    private void confirmDiscard() {
        long event = id;
        new Question(
                        getTranslation("event.discard.title", Long.toString(event)),
                        getTranslation("event.discard.text"),
                        getTranslation("event.discard"),
                        () -> done(actions.change(Change.DISCARD, List.of(event)), "event.discarded"))
                .dangerous()
                .open();
    }

    private void done(int number, String words) {
        Notification.show(getTranslation(number > 0 ? words : "event.moved-on"));
        changed.run();
    }
}
