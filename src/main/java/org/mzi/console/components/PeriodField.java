package org.mzi.console.components;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mzi.console.words.Times;

/** Asks for a {@link Period}: a preset, or two times in the reader's zone. */
class PeriodField extends Div {

    private static final String ANY = "any";
    private static final String CUSTOM = "custom";
    private static final Duration STEP = Duration.ofMinutes(15);

    private final Supplier<Times> times;
    private final Select<String> preset = new Select<>();
    private final DateTimePicker from = picker("table.time.from");
    private final Span until = new Span("–");
    private final DateTimePicker to = picker("table.time.to");
    private TableQuery query = TableQuery.ALL;

    /** @param changed is told what the user asks for now */
    PeriodField(Supplier<Times> times, Consumer<TableQuery> changed) {
        this.times = times;
        addClassName("period");
        preset.setItems(List.of(ANY, "hour", "day", "week", CUSTOM));
        preset.setItemLabelGenerator(choice -> getTranslation("table.time." + choice));
        preset.setAriaLabel(getTranslation("table.time"));
        preset.setPrefixComponent(VaadinIcon.CLOCK.create());
        preset.setId("filter-time");
        preset.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(change.getValue(), changed);
            }
        });
        from.setId("filter-from");
        to.setId("filter-to");
        for (DateTimePicker picker : List.of(from, to)) {
            picker.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    changed.accept(custom());
                }
            });
        }
        until.addClassNames("until", "quiet");
        add(preset, from, until, to);
    }

    void show(TableQuery now) {
        query = now;
        boolean custom = now.get(Period.FROM) != null || now.get(Period.TO) != null;
        String back = now.get(Period.BACK);
        preset.setValue(back != null && List.of("hour", "day", "week").contains(back) ? back : custom ? CUSTOM : ANY);
        set(from, Period.time(now.get(Period.FROM)));
        set(to, Period.time(now.get(Period.TO)));
        showPickers(preset.getValue().equals(CUSTOM));
    }

    private void choose(String choice, Consumer<TableQuery> changed) {
        showPickers(choice.equals(CUSTOM));
        if (!choice.equals(CUSTOM)) {
            changed.accept(query.with(Period.BACK, choice.equals(ANY) ? null : choice)
                    .with(Period.FROM, null)
                    .with(Period.TO, null));
        }
    }

    private void showPickers(boolean custom) {
        from.setVisible(custom);
        until.setVisible(custom);
        to.setVisible(custom);
    }

    private TableQuery custom() {
        return query.with(Period.BACK, null).with(Period.FROM, text(from)).with(Period.TO, text(to));
    }

    private String text(DateTimePicker picker) {
        return picker.getValue() == null
                ? null
                : picker.getValue()
                        .atZone(times.get().zone())
                        .toOffsetDateTime()
                        .toString();
    }

    private void set(DateTimePicker picker, OffsetDateTime time) {
        picker.setValue(
                time == null ? null : time.atZoneSameInstant(times.get().zone()).toLocalDateTime());
    }

    private DateTimePicker picker(String words) {
        DateTimePicker picker = new DateTimePicker();
        picker.setStep(STEP);
        picker.setLocale(getLocale());
        picker.setDatePickerI18n(calendar(getLocale()));
        picker.setAriaLabel(getTranslation(words));
        picker.setDateAriaLabel(getTranslation(words + ".date"));
        picker.setTimeAriaLabel(getTranslation(words + ".hour"));
        picker.setDatePlaceholder(getTranslation(words));
        return picker;
    }

    private DatePicker.DatePickerI18n calendar(Locale language) {
        DateFormatSymbols names = DateFormatSymbols.getInstance(language);
        DayOfWeek first = WeekFields.of(language).getFirstDayOfWeek();
        return new DatePicker.DatePickerI18n()
                .setDateFormat("yyyy-MM-dd")
                .setMonthNames(Arrays.asList(names.getMonths()).subList(0, 12))
                .setWeekdays(Arrays.asList(names.getWeekdays()).subList(1, 8))
                .setWeekdaysShort(Arrays.asList(names.getShortWeekdays()).subList(1, 8))
                .setFirstDayOfWeek(first.getValue() % 7)
                .setToday(getTranslation("table.time.today"))
                .setCancel(getTranslation("cancel"));
    }
}
