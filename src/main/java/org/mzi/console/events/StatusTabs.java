package org.mzi.console.events;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.mzi.console.words.EventStatus;
import org.mzi.console.words.Texts;

/** One tab for each status, with the number of its events, and one for all. */
class StatusTabs extends Tabs {

    private final Tab all = new Tab();
    private final Map<String, Tab> byStatus = new LinkedHashMap<>();
    private final Map<String, Span> counts = new LinkedHashMap<>();

    /** @param chosen is told the status, or null for all, when the user picks one */
    StatusTabs(Consumer<String> chosen) {
        addThemeVariants(TabsVariant.LUMO_SMALL);
        addClassName("status-tabs");
        all.setLabel(getTranslation("events.all"));
        add(all);
        for (String status : EventStatus.ALL) {
            Span count = new Span();
            count.addClassName("count");
            Tab tab = new Tab(new Span(getTranslation(EventStatus.text(status))), count);
            tab.setId("status-" + status);
            counts.put(status, count);
            byStatus.put(status, tab);
            add(tab);
        }
        addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(statusOf(change.getSelectedTab()));
            }
        });
    }

    void select(String status) {
        setSelectedTab(status == null ? all : byStatus.get(status));
    }

    void show(Map<String, Long> numbers) {
        counts.forEach((status, count) -> {
            long number = numbers.getOrDefault(status, 0L);
            count.setText(number == 0 ? "" : Texts.number(number, getLocale()));
            count.setClassName("pressing", number > 0 && status.equals(EventStatus.PARKED));
        });
    }

    private String statusOf(Tab tab) {
        return byStatus.entrySet().stream()
                .filter(entry -> entry.getValue().equals(tab))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
