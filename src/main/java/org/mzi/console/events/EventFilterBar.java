package org.mzi.console.events;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Fields for the rest of an {@link EventQuery}: entity, record and problem. */
class EventFilterBar extends Div {

    private final List<String> known;
    private final ComboBox<String> entity = new ComboBox<>();
    private final TextField record = new TextField();
    private final TextField problem = new TextField();
    private final Button clear;
    private EventQuery query = EventQuery.ALL;

    /**
     * @param entities to choose from; any other can be typed
     * @param changed is told what the user asks for now
     */
    EventFilterBar(List<String> entities, Consumer<EventQuery> changed) {
        addClassName("filter-bar");
        known = entities;
        entity.setPlaceholder(getTranslation("events.entity"));
        entity.setAriaLabel(getTranslation("events.entity"));
        entity.setAllowCustomValue(true);
        entity.setClearButtonVisible(true);
        entity.setPrefixComponent(VaadinIcon.CUBES.create());
        entity.setId("filter-entity");
        entity.addCustomValueSetListener(typed -> {
            offer(typed.getDetail());
            entity.setValue(typed.getDetail());
            changed.accept(asked());
        });
        entity.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(asked());
            }
        });
        prepare(record, "events.record", VaadinIcon.HASH, changed);
        record.setId("filter-record");
        prepare(problem, "events.problem", VaadinIcon.WARNING, changed);
        problem.setId("filter-problem");
        clear = new Button(getTranslation("events.clear"), click -> changed.accept(EventQuery.ALL));
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(entity, record, problem, clear);
        offer(null);
    }

    void show(EventQuery now) {
        query = now;
        offer(now.entity());
        entity.setValue(now.entity());
        record.setValue(now.record() == null ? "" : now.record());
        problem.setValue(now.problem() == null ? "" : now.problem());
        clear.setVisible(now.isFiltered());
    }

    private EventQuery asked() {
        return new EventQuery(query.status(), entity.getValue(), text(record), text(problem), null);
    }

    private void offer(String another) {
        TreeSet<String> names = new TreeSet<>(known);
        if (another != null) {
            names.add(another);
        }
        entity.setItems(names);
    }

    private void prepare(TextField field, String words, VaadinIcon icon, Consumer<EventQuery> changed) {
        field.setPlaceholder(getTranslation(words));
        field.setAriaLabel(getTranslation(words));
        field.setClearButtonVisible(true);
        field.setPrefixComponent(icon.create());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(asked());
            }
        });
    }

    private static String text(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
