package org.mzi.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Locale;
import org.mzi.console.words.Texts;

/** Changes language and theme. The page is loaded anew: its address holds everything that is to be kept. */
class DisplaySwitches extends Span {

    DisplaySwitches() {
        addClassName("display-switches");
        Locale now = Texts.nearest(UI.getCurrent().getLocale());
        Locale other = now.equals(Texts.ARABIC) ? Locale.ENGLISH : Texts.ARABIC;
        Button language = new Button(other.getDisplayLanguage(other), click -> {
            Preferences.setLanguage(other);
            reload();
        });
        language.getElement().setAttribute("lang", other.toLanguageTag());
        language.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        language.setId("language");

        boolean dark = Preferences.isDark(VaadinRequest.getCurrent());
        Button theme = new Button((dark ? VaadinIcon.SUN_O : VaadinIcon.MOON_O).create(), click -> {
            Preferences.setDark(!dark);
            reload();
        });
        theme.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        String words = getTranslation(dark ? "display.light" : "display.dark");
        theme.setAriaLabel(words);
        theme.setTooltipText(words);
        theme.setId("theme");
        add(language, theme);
    }

    private static void reload() {
        UI.getCurrent().getPage().reload();
    }
}
