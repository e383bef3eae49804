package org.mzi.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Map;
import org.mzi.monitoring.PartHealth;
import org.mzi.monitoring.PartHealth.Condition;

/** What to do first, on a system that has not received anything yet. */
class FirstSteps extends Div {

    private final OrderedList steps = new OrderedList();

    FirstSteps() {
        addClassNames("panel", "first-steps");
        setId("first-steps");
        add(
                new H2(getTranslation("dashboard.first.title")),
                new Paragraph(getTranslation("dashboard.first.text")),
                steps);
    }

    void show(Map<String, PartHealth> parts) {
        steps.removeAll();
        steps.add(step("dashboard.first.zoho", isSetUp(parts.get("zoho"))));
        steps.add(step("dashboard.first.moodle", isSetUp(parts.get("moodle"))));
        steps.add(step("dashboard.first.webhook", false));
    }

    private static boolean isSetUp(PartHealth part) {
        return part != null && part.condition() != Condition.NOT_SET_UP;
    }

    private ListItem step(String key, boolean done) {
        Span words = new Span(getTranslation(key));
        ListItem step = new ListItem((done ? VaadinIcon.CHECK_CIRCLE : VaadinIcon.CIRCLE_THIN).create(), words);
        step.setClassName("done", done);
        if (done) {
            Span said = new Span(getTranslation("dashboard.first.done"));
            said.addClassName("quiet");
            words.add(said);
        }
        return step;
    }
}
