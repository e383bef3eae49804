package org.mzi.console.words;

import java.util.Locale;

/** Names of entity types in the reader's language. A type that the console has no word for keeps its technical name. */
public final class EntityWords {

    private static final String PREFIX = "entity.";
    private static final Texts TEXTS = new Texts();

    private EntityWords() {}

    /** @param entity as {@link Entities#nameIn} gives it, such as {@code students} */
    public static String name(String entity, Locale language) {
        String key = PREFIX + entity;
        return Texts.has(key) ? TEXTS.getTranslation(key, language) : entity;
    }

    /** The same for what a handler works on. */
    public static String ofHandler(String handler, Locale language) {
        return name(Entities.nameIn(handler), language);
    }
}
