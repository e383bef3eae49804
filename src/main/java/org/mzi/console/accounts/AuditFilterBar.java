package org.mzi.console.accounts;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fields for an {@link AuditQuery}. */
class AuditFilterBar extends Div {

    private final List<String> known;
    private final transient Consumer<AuditQuery> changed;
    private final TextField user = new TextField();
    private final ComboBox<String> action = new ComboBox<>();
    private final TextField subject = new TextField();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Button clear;

    /**
     * @param actions to choose from
     * @param changed is told what the user asks for now
     */
    AuditFilterBar(List<String> actions, Consumer<AuditQuery> changed) {
        this.known = actions;
        this.changed = changed;
        addClassName("filter-bar");
        prepare(user, "audit.user", VaadinIcon.USER);
        action.setPlaceholder(getTranslation("audit.action"));
        action.setAriaLabel(getTranslation("audit.action"));
        action.setItemLabelGenerator(AuditWords::action);
        action.setClearButtonVisible(true);
        action.setId("filter-action");
        tellOf(action);
        prepare(subject, "audit.subject", VaadinIcon.HASH);
        prepare(from, "audit.from");
        prepare(to, "audit.to");
        clear = new Button(getTranslation("table.clear"), click -> changed.accept(AuditQuery.ALL));
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(user, action, subject, from, to, clear);
    }

    void show(AuditQuery now) {
        TreeSet<String> choice = new TreeSet<>(known);
        if (now.action() != null) {
            choice.add(now.action());
        }
        action.setItems(choice);
        action.setValue(now.action());
        user.setValue(now.user() == null ? "" : now.user());
        subject.setValue(now.subject() == null ? "" : now.subject());
        from.setValue(now.from());
        to.setValue(now.to());
        clear.setVisible(now.isFiltered());
    }

    private AuditQuery asked() {
        return new AuditQuery(text(user), action.getValue(), text(subject), from.getValue(), to.getValue(), null);
    }

    private void prepare(TextField field, String words, VaadinIcon icon) {
        field.setPlaceholder(getTranslation(words));
        field.setAriaLabel(getTranslation(words));
        field.setClearButtonVisible(true);
        field.setPrefixComponent(icon.create());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setId("filter-" + words.substring(words.indexOf('.') + 1));
        tellOf(field);
    }

    private void prepare(DatePicker field, String words) {
        field.setPlaceholder(getTranslation(words));
        field.setAriaLabel(getTranslation(words));
        field.setClearButtonVisible(true);
        field.setI18n(calendar(getLocale()));
        field.setId("filter-" + words.substring(words.indexOf('.') + 1));
        tellOf(field);
    }

    private void tellOf(AbstractField<?, ?> field) {
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(asked());
            }
        });
    }

    /** Days are written and typed as the address has them, in every language. */
    private DatePicker.DatePickerI18n calendar(Locale language) {
        List<DayOfWeek> days =
                IntStream.of(7, 1, 2, 3, 4, 5, 6).mapToObj(DayOfWeek::of).toList();
        return new DatePicker.DatePickerI18n()
                .setDateFormat("yyyy-MM-dd")
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language))
                        .toList())
                .setWeekdays(days.stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, language))
                        .toList())
                .setWeekdaysShort(days.stream()
                        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, language))
                        .toList())
                .setFirstDayOfWeek(0)
                .setToday(getTranslation("audit.today"))
                .setCancel(getTranslation("cancel"));
    }

    private static String text(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
