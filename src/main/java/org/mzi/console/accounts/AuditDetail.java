package org.mzi.console.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.mzi.access.AuditLog;
import org.mzi.console.Mono;
import org.mzi.console.Times;
import org.mzi.platform.Json;

/** One entry of the audit trail in a dialog, with all that was written down. */
class AuditDetail extends Dialog {

    /** @param closed is told that the user wants it closed */
    AuditDetail(Runnable closed) {
        addDialogCloseActionListener(action -> closed.run());
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> closed.run());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        close.setAriaLabel(getTranslation("close"));
        close.setId("close");
        getHeader().add(close);
    }

    void show(Optional<AuditLog.Entry> entry, Times times) {
        removeAll();
        setHeaderTitle(getTranslation("audit.entry"));
        if (entry.isEmpty()) {
            add(new Paragraph(getTranslation("audit.none")));
        } else {
            setHeaderTitle(AuditWords.action(entry.get().action()));
            add(content(entry.get(), times));
        }
        open();
    }

    private Div content(AuditLog.Entry entry, Times times) {
        Div facts = new Div();
        facts.addClassName("facts");
        fact(facts, "audit.at", new Span(times.write(entry.at())));
        fact(facts, "audit.user", AuditGrid.user(entry));
        fact(facts, "audit.subject", new Mono(entry.subject()));
        fact(facts, "audit.action", new Mono(entry.action()));
        fact(facts, "audit.address", AuditGrid.address(entry));
        Div content = new Div(facts);
        content.addClassName("narrow-dialog");
        Div more = new Div();
        more.addClassName("facts");
        Json.object(entry.detail()).forEach((name, value) -> more.add(named(new Mono(name), new Mono(plain(value)))));
        if (more.getComponentCount() > 0) {
            content.add(more);
        }
        return content;
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private void fact(Div facts, String words, Component value) {
        facts.add(named(new Span(getTranslation(words)), value));
    }

    private static Div named(Component name, Component value) {
        name.addClassName("fact-name");
        return new Div(name, value);
    }
}
