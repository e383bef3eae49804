package org.mzi.console;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.mzi.console.words.Texts;

/** The views that the user may open and that ask for a place by {@code @Menu}; its title is the key of a text. */
class Navigation extends SideNav {

    /** Where parked events are put right: the number stands at the first of these that there is. */
    private static final List<String> OF_PARKED = List.of("problems", "events");

    private final Span parked = new Span();

    Navigation() {
        getElement().setAttribute("aria-label", getTranslation("nav.label"));
        parked.addClassNames("count", "pressing");
        parked.getElement().setAttribute("role", "img");
        Map<String, SideNavItem> items = new TreeMap<>();
        MenuConfiguration.getMenuEntries().forEach(entry -> {
            SideNavItem item = new SideNavItem(getTranslation(entry.title()), entry.path(), new Icon(entry.icon()));
            items.put(entry.path().replaceFirst("^/", ""), item);
            addItem(item);
        });
        OF_PARKED.stream()
                .map(items::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(item -> item.setSuffixComponent(parked));
    }

    void showParked(long events) {
        String number = Texts.number(events, getLocale());
        parked.setVisible(events > 0);
        parked.setText(number);
        String words = getTranslation("nav.parked", number);
        parked.setTitle(words);
        parked.getElement().setAttribute("aria-label", words);
    }
}
