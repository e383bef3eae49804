package org.mzi.console.records;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Texts;
import org.mzi.records.EntityType;

/** One tab for each entity type, with the number of its records that fit the filter. */
class EntityTabs extends Tabs {

    /** Counting ends here: who wants to know more asks for less. */
    static final int MOST = 10_000;

    private final Map<String, Tab> byEntity = new LinkedHashMap<>();
    private final Map<String, Span> counts = new LinkedHashMap<>();

    /** @param chosen is told the entity when the user picks one */
    EntityTabs(List<EntityType> types, Consumer<String> chosen) {
        addThemeVariants(TabsVariant.LUMO_SMALL);
        addClassName("status-tabs");
        for (EntityType type : types) {
            Span count = new Span();
            count.addClassName("count");
            Tab tab = new Tab(new Span(EntityWords.name(type.name(), getLocale())), count);
            tab.setId("entity-" + type.name());
            counts.put(type.name(), count);
            byEntity.put(type.name(), tab);
            add(tab);
        }
        addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                byEntity.forEach((entity, tab) -> {
                    if (tab.equals(change.getSelectedTab())) {
                        chosen.accept(entity);
                    }
                });
            }
        });
    }

    /** @param numbers counted to one more than {@link #MOST} */
    void show(EntityType type, Map<String, Long> numbers) {
        setSelectedTab(byEntity.get(type.name()));
        counts.forEach((entity, count) -> {
            long number = numbers.getOrDefault(entity, 0L);
            String most = Texts.number(Math.min(number, MOST), getLocale());
            count.setText(number == 0 ? "" : number > MOST ? getTranslation("records.at-least", most) : most);
        });
    }
}
