package org.mzi.console.records;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.function.Supplier;

/** A framed part of the screen. It is made anew only when what it shows has changed, so that what is open or marked stays. */
class Section extends Div {

    private transient Object shown;

    Section() {
        addClassName("panel");
        setVisible(false);
    }

    /**
     * @param now what it shows
     * @param content made of that; nothing: the part is left out
     */
    void show(Object now, Supplier<List<Component>> content) {
        if (!now.equals(shown)) {
            shown = now;
            removeAll();
            content.get().forEach(this::add);
            setVisible(getComponentCount() > 0);
        }
    }

    static H2 title(String words) {
        H2 title = new H2();
        title.setText(title.getTranslation(words));
        return title;
    }
}
