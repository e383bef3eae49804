package org.mzi.console;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;

/** Finds events from every screen, by record id, event number or words of a problem. */
class EventSearchField extends TextField {

    EventSearchField() {
        addClassName("event-search");
        setId("event-search");
        setPlaceholder(getTranslation("search.events"));
        setAriaLabel(getTranslation("search.events"));
        setTooltipText(getTranslation("search.events.help"));
        setPrefixComponent(VaadinIcon.SEARCH.create());
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.EAGER);
        addKeyPressListener(Key.ENTER, pressed -> find(getValue().strip()));
    }

    private void find(String text) {
        if (!text.isEmpty()) {
            clear();
            UI.getCurrent().navigate("events", QueryParameters.simple(Map.of("text", text)));
        }
    }
}
