package org.mzi.console.persons;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.mzi.console.components.Facts;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Texts;
import org.mzi.erasure.MaskedPerson;
import org.mzi.erasure.Preview;

/** What an erasure would remove and what it would not, and the question whether to go on. */
class ErasureDialog extends Dialog {

    private final Button erase = new Button(getTranslation("persons.erase"));

    /** @param confirmed is told the Zoho id when the user has typed it and wants to go on */
    ErasureDialog(Preview preview, Consumer<String> confirmed) {
        setHeaderTitle(getTranslation("persons.erase.title"));
        addClassName("erasure-dialog");
        Div body = new Div(facts(preview), new H3(getTranslation("persons.goes")), rows(preview));
        body.addClassName("erasure-preview");
        boolean again = preview.last() != null && preview.last().liftedAt() == null;
        if (again) {
            body.add(notice(VaadinIcon.INFO_CIRCLE, "persons.again"));
        }
        if (preview.moodle() != null) {
            body.add(notice(VaadinIcon.GLOBE, "persons.moodle." + preview.moodle()));
        }
        body.add(notice(VaadinIcon.REFRESH, "persons.afterwards"));
        body.add(notice(VaadinIcon.ARCHIVE, "persons.stays"));
        TextField id = new TextField(getTranslation("persons.confirm", preview.zohoId()));
        id.setId("erasure-confirm");
        id.setWidthFull();
        id.getElement().setAttribute("autocomplete", "off");
        id.setValueChangeMode(ValueChangeMode.EAGER);
        id.addValueChangeListener(
                typed -> erase.setEnabled(typed.getValue().strip().equals(preview.zohoId())));
        body.add(id);
        add(body);
        erase.setId("erasure-erase");
        erase.setEnabled(false);
        erase.setDisableOnClick(true);
        erase.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        erase.addClickListener(click -> {
            close();
            confirmed.accept(preview.zohoId());
        });
        Button cancel = new Button(getTranslation("cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        getFooter().add(cancel, erase);
    }

    private Facts facts(Preview preview) {
        MaskedPerson person = preview.person();
        Facts facts = new Facts();
        facts.add("persons.zoho-id", new Mono(preview.zohoId()));
        if (person != null) {
            Span name = new Span(person.name() == null ? "–" : person.name());
            name.getElement().setAttribute("dir", "auto");
            facts.add("persons.name", name);
            facts.add("persons.student-id", new Mono(person.studentId() == null ? "–" : person.studentId()));
            facts.add("persons.email", new Mono(person.email() == null ? "–" : person.email()));
        }
        return facts;
    }

    private Div rows(Preview preview) {
        Div rows = new Div();
        rows.addClassName("erasure-rows");
        preview.rows().forEach((table, number) -> {
            Span count = new Span(Texts.number(number, getLocale()));
            count.addClassName("erasure-number");
            rows.add(new Div(new Span(ErasureWords.kind(this, table)), count));
        });
        Span others = new Span(getTranslation("persons.mentions"));
        others.addClassName("quiet");
        rows.add(others);
        return rows;
    }

    private Div notice(VaadinIcon symbol, String words) {
        Icon icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        Div notice = new Div(icon, new Span(getTranslation(words)));
        notice.addClassName("erasure-note");
        return notice;
    }
}
