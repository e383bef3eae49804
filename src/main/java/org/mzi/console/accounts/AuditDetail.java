package org.mzi.console.accounts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Objects;
import org.mzi.access.AuditLog;
import org.mzi.console.components.DetailDialog;
import org.mzi.console.components.Facts;
import org.mzi.console.words.Times;
import org.mzi.platform.Json;

/** One entry of the audit trail in a dialog, with all that was written down. */
class AuditDetail extends DetailDialog {

    private transient AuditLog.Entry shown;
    private transient Times shownTimes;

    /** @param closed is told that the user wants it closed */
    AuditDetail(Runnable closed) {
        super(closed);
    }

    /** @param entry null: it is no longer there */
    void show(AuditLog.Entry entry, Times times) {
        if (isOpened() && Objects.equals(entry, shown) && times.equals(shownTimes)) {
            return;
        }
        shown = entry;
        shownTimes = times;
        removeAll();
        if (entry == null) {
            setHeaderTitle(getTranslation("audit.entry"));
            add(new Paragraph(getTranslation("audit.none")));
        } else {
            setHeaderTitle(AuditWords.action(entry.action()));
            add(content(entry, times));
        }
        show(true);
    }

    private static Div content(AuditLog.Entry entry, Times times) {
        Facts facts = new Facts();
        facts.add("audit.at", new Span(times.write(entry.at())));
        facts.add("audit.user", AuditColumns.user(entry));
        facts.add("audit.subject", AuditWords.subject(entry.subject()));
        facts.add("audit.address", AuditColumns.address(entry));
        Div content = new Div(facts);
        content.addClassName("narrow-dialog");
        content.getElement().setAttribute("tabindex", "0");
        Facts more = new Facts();
        Json.object(entry.detail())
                .forEach((name, value) -> more.add(AuditWords.detail(name), AuditWords.value(plain(value))));
        if (more.getComponentCount() > 0) {
            content.add(more);
        }
        return content;
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
