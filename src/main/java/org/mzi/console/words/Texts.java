package org.mzi.console.words;

import com.vaadin.cdi.annotation.VaadinServiceEnabled;
import com.vaadin.cdi.annotation.VaadinServiceScoped;
import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The console's words, from {@code texts_<language>.properties}. */
@VaadinServiceEnabled
@VaadinServiceScoped
public class Texts implements I18NProvider {

    public static final Locale ARABIC = Locale.forLanguageTag("ar");
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, ARABIC);
    static final String BUNDLE = "org.mzi.console.words.texts";

    private static final Map<Locale, ResourceBundle> BUNDLES = LANGUAGES.stream()
            .collect(Collectors.toUnmodifiableMap(
                    language -> language,
                    language -> ResourceBundle.getBundle(
                            BUNDLE,
                            language,
                            Texts.class.getClassLoader(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))));

    /** The console's language that fits best; English when none does. */
    public static Locale nearest(Locale asked) {
        return LANGUAGES.stream()
                .filter(language -> asked != null && language.getLanguage().equals(asked.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** A whole number, grouped as the language does it but in the digits that ids and times are written in. */
    public static String number(long number, Locale language) {
        Locale latinDigits = new Locale.Builder()
                .setLocale(language)
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
        return NumberFormat.getIntegerInstance(latinDigits).format(number);
    }

    /** Whether there is a text under a key that is made of what was stored. */
    public static boolean has(String key) {
        return BUNDLES.get(Locale.ENGLISH).containsKey(key);
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return LANGUAGES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... parameters) {
        Locale language = nearest(locale);
        try {
            String text = BUNDLES.get(language).getString(key);
            return parameters.length == 0 ? text : new MessageFormat(text, language).format(parameters);
        } catch (MissingResourceException e) {
            throw new IllegalArgumentException("The console has no text " + key + " in " + language, e);
        }
    }
}
