package org.mzi.console.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/**
 * What a problem means and what to do about it, in the reader's language, by its code. Codes that are made of what a remote
 * system says have the words of their kind. Actions are shared by many problems: {@code problem-actions.properties} says which
 * has which.
 */
public final class ProblemWords {

    private static final Texts TEXTS = new Texts();
    private static final Properties ACTIONS = actions();

    private ProblemWords() {}

    /** One or two sentences. */
    public static String meaning(String code, Locale language) {
        return TEXTS.getTranslation("problem.means." + known(code), language);
    }

    /** The words for this very code, else those with which the problem was reported. */
    public static String meaningOr(String reported, String code, Locale language) {
        return knows(code) || reported == null ? meaning(code, language) : reported;
    }

    /** One or two sentences. */
    public static String action(String code, Locale language) {
        return TEXTS.getTranslation("problem.do." + ACTIONS.getProperty(known(code)), language);
    }

    static boolean knows(String code) {
        return ACTIONS.containsKey(code) && Texts.has("problem.means." + code);
    }

    private static String known(String code) {
        if (code == null) {
            return "other";
        }
        return knows(code)
                ? code
                : code.startsWith("moodle-") ? "moodle-other" : code.startsWith("zoho-") ? "zoho-other" : "other";
    }

    private static Properties actions() {
        Properties actions = new Properties();
        try (InputStream in = ProblemWords.class.getResourceAsStream("problem-actions.properties")) {
            actions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("problem-actions.properties cannot be read", e);
        }
        return actions;
    }
}
