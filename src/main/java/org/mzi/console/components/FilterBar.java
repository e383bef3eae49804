package org.mzi.console.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Times;

/** The fields that fill in a {@link TableQuery}. Each has the id {@code filter-<name>}. */
public final class FilterBar extends Div {

    private final Consumer<TableQuery> changed;
    private final List<Consumer<TableQuery>> fields = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Button clear = new Button(getTranslation("table.clear"));
    private TableQuery query = TableQuery.ALL;

    /** @param changed is told what the user asks for now */
    FilterBar(Consumer<TableQuery> changed) {
        this.changed = changed;
        addClassName("filter-bar");
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        clear.setId("filter-clear");
        clear.addClickListener(click -> {
            TableQuery cleared = query;
            for (String name : names) {
                cleared = cleared.with(name, null);
            }
            changed.accept(cleared);
        });
        add(clear);
    }

    /** Fits the name into what the button "clear" clears, for a filter that is chosen elsewhere, such as by tabs. */
    public void alsoClears(String name) {
        names.add(name);
    }

    /** A text to be typed. */
    public TextField text(String name, String words, VaadinIcon icon) {
        TextField field = new TextField();
        field.setPlaceholder(getTranslation(words));
        field.setAriaLabel(getTranslation(words));
        field.setClearButtonVisible(true);
        field.setPrefixComponent(icon.create());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setId("filter-" + name);
        tell(field, name);
        fields.add(now -> field.setValue(now.get(name) == null ? "" : now.get(name)));
        addField(field, name);
        return field;
    }

    /** One of the known entity types by its name, or any other, or a handler, to be typed. */
    public void entities(String name, List<String> known) {
        ComboBox<String> field = choice(
                name, "events.entity", VaadinIcon.CUBES, known, type -> EntityWords.ofHandler(type, getLocale()));
        field.setAllowCustomValue(true);
        field.addCustomValueSetListener(typed -> {
            offer(field, known, typed.getDetail());
            field.setValue(typed.getDetail());
            changed.accept(query.with(name, typed.getDetail()));
        });
    }

    /** One of the known values, each shown by its label. */
    public ComboBox<String> choice(
            String name, String words, VaadinIcon icon, List<String> known, ItemLabelGenerator<String> label) {
        ComboBox<String> field = new ComboBox<>();
        field.setItemLabelGenerator(label);
        field.setPlaceholder(getTranslation(words));
        field.setAriaLabel(getTranslation(words));
        field.setClearButtonVisible(true);
        field.setPrefixComponent(icon.create());
        field.setId("filter-" + name);
        field.setItems(known);
        tell(field, name);
        fields.add(now -> {
            offer(field, known, now.get(name));
            field.setValue(now.get(name));
        });
        addField(field, name);
        return field;
    }

    /** A {@link Period} in the reader's zone. */
    public void period(Supplier<Times> times) {
        PeriodField field = new PeriodField(times, changed);
        fields.add(field::show);
        names.addAll(Period.NAMES);
        addComponentAtIndex(getComponentCount() - 1, field);
    }

    void show(TableQuery now) {
        query = now;
        fields.forEach(field -> field.accept(now));
        clear.setVisible(isFiltered(now));
        setVisible(!names.isEmpty());
    }

    boolean isFiltered(TableQuery now) {
        return now.asks(names);
    }

    private void tell(HasValue<?, String> field, String name) {
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(query.with(name, change.getValue()));
            }
        });
    }

    private void addField(Component field, String name) {
        names.add(name);
        addComponentAtIndex(getComponentCount() - 1, field);
    }

    private static void offer(ComboBox<String> field, List<String> known, String another) {
        if (another != null && !known.contains(another)) {
            TreeSet<String> all = new TreeSet<>(known);
            all.add(another);
            field.setItems(all);
        }
    }
}
