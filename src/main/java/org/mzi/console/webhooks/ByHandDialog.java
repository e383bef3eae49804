package org.mzi.console.webhooks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import org.mzi.console.components.Facts;
import org.mzi.console.words.Mono;
import org.mzi.setup.Registration;

/** What to set in Zoho for each rule, to be copied, for those who may not let the bridge do it. Never shows the secret. */
class ByHandDialog extends Dialog {

    ByHandDialog(List<Registration.Manual> rules) {
        setHeaderTitle(getTranslation("webhooks.by-hand.title"));
        setWidth("44rem");
        setMaxWidth("100%");
        OrderedList steps = new OrderedList();
        for (int step = 1; step <= 4; step++) {
            steps.add(new ListItem(getTranslation("webhooks.by-hand.step." + step)));
        }
        Div body = new Div(new Paragraph(getTranslation("webhooks.by-hand.text")), steps);
        body.addClassName("by-hand");
        body.getElement().setAttribute("tabindex", "0");
        rules.stream().map(Registration.Manual::header).distinct().forEach(header -> body.add(header(header)));
        rules.forEach(rule -> body.add(card(rule)));
        add(body);
        Button close = new Button(getTranslation("close"), click -> close());
        close.setId("close-by-hand");
        getFooter().add(close);
    }

    private Facts header(String name) {
        Facts facts = new Facts();
        facts.addClassName("one-column");
        facts.add("webhooks.header", copyable(new Mono(name), name));
        return facts;
    }

    private Div card(Registration.Manual rule) {
        Span name = new Span(rule.name());
        name.getElement().setAttribute("dir", "ltr");
        Div heading = copyable(new H3(name), rule.name());
        heading.addClassName("by-hand-heading");
        Div when = new Div(new Mono(rule.module()), new Span(getTranslation("webhooks.trigger." + rule.trigger())));
        when.addClassNames("webhook-facts", "quiet");
        Facts facts = new Facts();
        facts.addClassName("one-column");
        facts.add("webhooks.url", copyable(new Mono(rule.url()), rule.url()));
        facts.add("webhooks.body", copyable(new Mono(rule.body()), rule.body()));
        Div card = new Div(heading, when, facts);
        card.addClassName("by-hand-rule");
        return card;
    }

    private Div copyable(Component shown, String text) {
        Button copy = new Button(VaadinIcon.COPY_O.create());
        copy.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        String words = getTranslation("webhooks.copy");
        copy.setAriaLabel(words + ": " + text);
        copy.setTooltipText(words);
        copy.addClassName("copy");
        copy.addClickListener(click -> copy.getElement()
                .executeJs(
                        "return navigator.clipboard ? navigator.clipboard.writeText($0).then(() => true, () => false)"
                                + " : false",
                        text)
                .then(
                        Boolean.class,
                        copied -> Notification.show(getTranslation(
                                Boolean.TRUE.equals(copied) ? "webhooks.copied" : "webhooks.not-copied"))));
        Div copyable = new Div(shown, copy);
        copyable.addClassName("copyable");
        return copyable;
    }
}
