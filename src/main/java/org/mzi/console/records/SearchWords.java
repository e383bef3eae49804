package org.mzi.console.records;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mzi.console.words.Texts;
import org.mzi.records.EntityType;

/** What a text is looked for in, for the reader. */
final class SearchWords {

    private static final Texts TEXTS = new Texts();

    private SearchWords() {}

    /** One or two sentences that name the attributes of a type which are searched. */
    static String of(EntityType type, Locale language) {
        String begun = names(type.display().search(), language);
        String whole = names(type.display().exact(), language);
        return whole.isEmpty()
                ? TEXTS.getTranslation("records.text.help", language, begun)
                : TEXTS.getTranslation("records.text.exact", language, begun, whole);
    }

    private static String names(List<String> attributes, Locale language) {
        return attributes.stream()
                .map(attribute -> AttributeWords.name(attribute, language))
                .distinct()
                .collect(Collectors.joining(" · "));
    }
}
