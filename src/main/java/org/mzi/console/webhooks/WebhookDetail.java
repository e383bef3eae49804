package org.mzi.console.webhooks;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.mzi.console.components.DetailDialog;
import org.mzi.console.components.Facts;
import org.mzi.console.components.ProblemNotice;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Times;
import org.mzi.setup.Item;

/** All that is known of one channel or rule, in a dialog. */
class WebhookDetail extends DetailDialog {

    private transient Line shown;
    private transient Times shownTimes;

    /** @param closed is told that the user wants it closed */
    WebhookDetail(Runnable closed) {
        super(closed);
    }

    /** @param line null: it is no longer there */
    void show(Line line, Times times) {
        if (isOpened() && Objects.equals(line, shown) && times.equals(shownTimes)) {
            return;
        }
        shown = line;
        shownTimes = times;
        removeAll();
        if (line == null) {
            setHeaderTitle(getTranslation("webhooks.item"));
            add(new Paragraph(getTranslation("webhooks.item.gone")));
        } else {
            setHeaderTitle(line.item().name());
            add(content(line, times));
        }
        show(true);
    }

    private Div content(Line line, Times times) {
        Item item = line.item();
        Div content = new Div();
        content.addClassNames("narrow-dialog", "webhook-detail");
        content.getElement().setAttribute("tabindex", "0");
        if (item.problem() != null) {
            content.add(ProblemNotice.of(item.problem().code(), item.problem().text(), getLocale()));
        } else if (line.standing() != Item.Standing.REGISTERED) {
            content.add(new Paragraph(getTranslation("webhooks.standing.text." + line.standing())));
        }
        Facts facts = new Facts();
        facts.add("webhooks.standing", WebhookWords.badge(line.standing()));
        facts.add("webhooks.what", new Span(getTranslation("webhooks.kind." + item.kind())));
        facts.add("webhooks.module", new Mono(item.module()));
        facts.add("webhooks.id", new Mono(item.id() == null ? "–" : item.id()));
        if (item.kind() == Item.Kind.CHANNEL) {
            facts.add("webhooks.until", time(item.until(), times));
        }
        facts.add("webhooks.last-event", new Span(times.write(line.lastEvent())));
        facts.add("webhooks.checked", time(item.checkedAt(), times));
        content.add(facts);
        Facts address = new Facts();
        address.addClassName("one-column");
        address.add("webhooks.url", new Mono(item.url()));
        content.add(address);
        return content;
    }

    private static Span time(Instant time, Times times) {
        return new Span(times.write(time == null ? null : time.atOffset(ZoneOffset.UTC)));
    }
}
