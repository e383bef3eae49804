package org.mzi.console.webhooks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.mzi.console.components.Rows;
import org.mzi.console.components.TableQuery;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Texts;
import org.mzi.setup.Item;

/**
 * What is registered, by the names of the URL's query: first what needs a hand, then module by module. Read anew whenever it is
 * counted.
 */
class Lines implements Rows<Line> {

    static final String MODULE = "module";
    static final String KIND = "kind";
    static final String STANDING = "standing";

    private static final List<Item.Standing> MOST_PRESSING_FIRST = List.of(
            Item.Standing.FAILED,
            Item.Standing.ENDED,
            Item.Standing.MISSING,
            Item.Standing.FOREIGN,
            Item.Standing.REGISTERED);

    private final WebhookActions actions;
    private volatile List<Line> all = List.of();

    Lines(WebhookActions actions) {
        this.actions = actions;
    }

    Optional<Line> find(String id) {
        return all.stream().filter(line -> line.id().equals(id)).findFirst();
    }

    @Override
    public List<Line> page(TableQuery query, int offset, int limit) {
        return found(query).stream().skip(offset).limit(limit).toList();
    }

    @Override
    public long count(TableQuery query, int cap) {
        all = actions.lines();
        return Math.min(found(query).size(), cap);
    }

    private List<Line> found(TableQuery query) {
        return all.stream()
                .filter(line -> isPartOf(query.get(MODULE), words(line)))
                .filter(line -> fits(query.get(KIND), line.item().kind().name()))
                .filter(line -> fits(query.get(STANDING), line.standing().name()))
                .sorted(Comparator.comparing((Line line) -> MOST_PRESSING_FIRST.indexOf(line.standing()))
                        .thenComparing(line -> line.item().module())
                        .thenComparing(line -> line.item().kind())
                        .thenComparing(line -> line.item().name()))
                .toList();
    }

    /** What a reader may know a module by. */
    private static String words(Line line) {
        return String.join(
                " ",
                line.item().module(),
                EntityWords.name(line.entity(), Locale.ENGLISH),
                EntityWords.name(line.entity(), Texts.ARABIC));
    }

    private static boolean fits(String asked, String value) {
        return asked == null || Objects.equals(asked, value);
    }

    private static boolean isPartOf(String asked, String value) {
        return asked == null || value.toLowerCase(Locale.ROOT).contains(asked.toLowerCase(Locale.ROOT));
    }

    @Override
    public Object id(Line line) {
        return line.id();
    }
}
