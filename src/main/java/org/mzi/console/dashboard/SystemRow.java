package org.mzi.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mzi.console.words.Mono;
import org.mzi.console.words.ProblemWords;
import org.mzi.console.words.Times;
import org.mzi.monitoring.PartHealth;
import org.mzi.monitoring.PartHealth.Condition;
import org.mzi.platform.Problem;

/** The parts of the system side by side, each with its state and, when it is not well, the reason and what to do. */
class SystemRow extends UnorderedList {

    private static final String PART_TEXT = "dashboard.part.";
    private static final List<String> NAMED = List.of("zoho", "moodle", "database", "broker", "disk");

    private static final List<String> TRANSLATED = List.of(
            "not-used-yet",
            "not-seen",
            "database-unavailable",
            "broker-unavailable",
            "moodle-off",
            "channel-ended",
            "channel-ending");

    private Map<String, PartHealth> shown;
    private Times shownTimes;

    SystemRow() {
        addClassName("system-row");
        setId("system");
    }

    void show(Map<String, PartHealth> parts, Times times) {
        if (parts.equals(shown) && times.equals(shownTimes)) {
            return;
        }
        shown = parts;
        shownTimes = times;
        removeAll();
        parts.forEach((name, part) -> add(tile(name, part, times)));
    }

    private ListItem tile(String name, PartHealth part, Times times) {
        Condition condition = part.condition();
        Icon icon = icon(condition);
        icon.addClassName("part-icon");
        Span state = new Span(getTranslation("dashboard.condition." + condition.name()));
        state.addClassName("part-state");
        Div head = new Div(icon, new H3(nameOf(name)), state);
        head.addClassName("part-head");
        ListItem tile = new ListItem(head);
        tile.addClassName("part");
        tile.setId("part-" + name);
        tile.getElement().setAttribute("data-condition", condition.name().toLowerCase(java.util.Locale.ROOT));
        if (part.problem() != null) {
            Span reason = new Span(reason(part.problem()));
            reason.addClassName("part-reason");
            reason.getElement().setAttribute("dir", "auto");
            tile.add(reason);
        }
        List<String> facts = facts(part, times);
        if (!facts.isEmpty()) {
            Span line = new Span(String.join("\u00a0· ", facts));
            line.addClassName("quiet");
            tile.add(line);
        }
        if (condition == Condition.ILL && part.problem() != null) {
            Mono code = new Mono(part.problem().code());
            code.addClassName("quiet");
            tile.add(code);
        }
        return tile;
    }

    /** In the reader's language where the console has words for it; else as the server says it. */
    private String reason(Problem problem) {
        return TRANSLATED.contains(problem.code())
                ? getTranslation("dashboard.problem." + problem.code())
                : ProblemWords.meaningOr(problem.text(), problem.code(), getLocale());
    }

    private String nameOf(String part) {
        return NAMED.contains(part) ? getTranslation(PART_TEXT + part) : part;
    }

    private List<String> facts(PartHealth part, Times times) {
        List<String> facts = new ArrayList<>();
        if (part.condition() == Condition.ILL && part.since() != null) {
            facts.add(getTranslation("dashboard.since", write(part.since(), times)));
        }
        Map<String, Long> figures = part.figures();
        if (figures.containsKey("answerMicros")) {
            Duration answer = Duration.of(figures.get("answerMicros"), ChronoUnit.MICROS);
            facts.add(getTranslation(
                    "dashboard.answers-in",
                    answer.toMillis() < 1
                            ? getTranslation(
                                    "dashboard.less-than",
                                    Amounts.of(Duration.ofMillis(1)).write())
                            : Amounts.of(answer).write()));
        }
        if (figures.containsKey("sizeBytes")) {
            facts.add(getTranslation(
                    "dashboard.holds", Amounts.ofBytes(figures.get("sizeBytes")).write()));
        }
        if (figures.containsKey("freeBytes")) {
            facts.add(getTranslation(
                    "dashboard.free", Amounts.ofBytes(figures.get("freeBytes")).write()));
        }
        if (part.lastSuccess() != null && figures.isEmpty()) {
            facts.add(getTranslation("dashboard.last-success", write(part.lastSuccess(), times)));
        }
        return facts;
    }

    private static String write(Instant time, Times times) {
        return times.writeShort(time.atOffset(ZoneOffset.UTC));
    }

    private static Icon icon(Condition condition) {
        return switch (condition) {
            case WELL -> VaadinIcon.CHECK_CIRCLE.create();
            case ILL -> VaadinIcon.WARNING.create();
            case UNKNOWN -> VaadinIcon.QUESTION_CIRCLE_O.create();
            case NOT_SET_UP -> VaadinIcon.WRENCH.create();
        };
    }
}
