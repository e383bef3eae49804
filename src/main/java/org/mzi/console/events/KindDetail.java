package org.mzi.console.events;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.function.Supplier;
import org.mzi.console.components.DetailDialog;
import org.mzi.console.components.Question;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Mono;
import org.mzi.console.words.ProblemWords;
import org.mzi.console.words.Texts;
import org.mzi.console.words.Times;
import org.mzi.work.EventChanges.Change;
import org.mzi.work.Events;

/** One kind of problem in a dialog: what it means, what to do, examples, and what can be done to all of its events. */
class KindDetail extends DetailDialog {

    private static final int EXAMPLES = 5;

    private final transient Events events;
    private final transient EventActions actions;
    private final transient HeldDeletions held;
    private final transient Supplier<Times> times;
    private final transient Runnable changed;
    private final Button retry = new Button();
    private final Button discard = new Button();
    private transient Events.Kind kind;
    private transient Times shownTimes;

    /**
     * @param many does what is done to all
     * @param changed is told that some were changed
     * @param closed is told that the user wants it closed
     */
    KindDetail(
            Events events,
            EventActions actions,
            HeldDeletions held,
            ChangeOfMany many,
            Supplier<Times> times,
            Runnable changed,
            Runnable closed) {
        super(closed);
        this.events = events;
        this.actions = actions;
        this.held = held;
        this.times = times;
        this.changed = changed;
        retry.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        retry.setId("retry-kind");
        retry.addClickListener(click -> many.ask(Change.RETRY, EventQuery.filter(kind), words()));
        discard.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
        discard.setId("discard-kind");
        discard.addClickListener(click -> many.ask(Change.DISCARD, EventQuery.filter(kind), words()));
        getFooter().add(discard, retry);
    }

    /** Shows a kind as it is now; closes for null. */
    void show(Events.Kind now) {
        if (now != null && (!now.equals(kind) || !times.get().equals(shownTimes))) {
            kind = now;
            shownTimes = times.get();
            fill();
        }
        kind = now;
        show(now != null);
    }

    private void fill() {
        String number = Texts.number(kind.number(), getLocale());
        boolean deletions = ProblemsView.MASS_DELETION.equals(kind.problemCode());
        setHeaderTitle(getTranslation("problems.kind", Texts.number(kind.number(), getLocale())));
        retry.setText(getTranslation(words() + "retry-all.button", number));
        discard.setText(getTranslation(words() + "discard-all.button", number));
        retry.setVisible(actions.allowed());
        discard.setVisible(actions.allowed());
        Div facts = new Div(
                new H3(ProblemWords.meaning(kind.problemCode(), getLocale())),
                new Paragraph(ProblemWords.action(kind.problemCode(), getLocale())),
                seen(),
                deletions ? new DeletionList(held, kind, actions.allowed(), this::decide) : examples());
        facts.addClassName("event-facts");
        removeAll();
        add(facts);
    }

    private String words() {
        return ProblemsView.MASS_DELETION.equals(kind.problemCode()) ? "deletions." : "problems.";
    }

    private Div seen() {
        Div seen = new Div(
                new Span(EntityWords.ofHandler(kind.handler(), getLocale())),
                new Mono(String.valueOf(kind.problemCode())));
        Span when = new Span(getTranslation(
                "problems.seen",
                times.get().write(kind.firstSeen()),
                times.get().write(kind.lastSeen())));
        when.addClassName("quiet");
        seen.add(when);
        seen.addClassName("event-head");
        return seen;
    }

    private Div examples() {
        Div examples = new Div(new H3(getTranslation("problems.examples")));
        examples.addClassName("others");
        for (Events.Row row : events.page(EventQuery.filter(kind), 0, EXAMPLES)) {
            RouterLink link = new RouterLink(row.recordKey(), EventsView.class);
            link.setQueryParameters(EventQuery.ofKind(kind)
                    .with(EventQuery.EVENT, Long.toString(row.id()))
                    .parameters());
            Span text = new Span(String.valueOf(row.problemText()));
            text.getElement().setAttribute("dir", "auto");
            text.addClassName("quiet");
            Div example = new Div(link, text);
            example.addClassName("event-head");
            examples.add(example);
        }
        RouterLink all = new RouterLink(getTranslation("problems.all-events"), EventsView.class);
        all.setQueryParameters(EventQuery.ofKind(kind).parameters());
        examples.add(all);
        return examples;
    }

    private void decide(Change change, List<Long> ids) {
        String number = Texts.number(ids.size(), getLocale());
        Question question = new Question(
                getTranslation("deletions." + change.word() + "-all.title", number),
                getTranslation("deletions." + change.word() + "-all.text", number),
                getTranslation("deletions." + change.word()),
                () -> {
                    int done = actions.change(change, ids);
                    Notification.show(getTranslation("events.changed." + change, Texts.number(done, getLocale())));
                    changed.run();
                });
        question.dangerous().open();
    }
}
