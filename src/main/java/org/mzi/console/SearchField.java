package org.mzi.console;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;

/** Finds records and events from every screen: leads to the screen of what was found. */
class SearchField extends TextField {

    /** @param id also the name of its place in the styles */
    SearchField(String id) {
        addClassName(id + "-field");
        setId(id);
        setPlaceholder(getTranslation("search.everything"));
        setAriaLabel(getTranslation("search.everything"));
        setTooltipText(getTranslation("search.everything.help"));
        setPrefixComponent(VaadinIcon.SEARCH.create());
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.EAGER);
        addKeyPressListener(Key.ENTER, pressed -> find(getValue().strip()));
    }

    private void find(String text) {
        if (!text.isEmpty()) {
            clear();
            UI.getCurrent().navigate("search", QueryParameters.simple(Map.of("text", text)));
        }
    }
}
