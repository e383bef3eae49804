package org.mzi.console.persons;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mzi.console.words.Mono;
import org.mzi.erasure.MaskedPerson;
import org.mzi.erasure.Preview;

/** Finds students by an id or address, and shows them masked. */
class PersonSearch extends Div {

    private static final int LONGEST = 200;
    private static final String ZOHO_ID = "[0-9]{1,19}";

    private final transient ErasureActions actions;
    private final transient Consumer<Preview> chosen;
    private final TextField text = new TextField(getTranslation("persons.search"));
    private final Div found = new Div();

    /** @param chosen is told what an erasure of the student that was chosen would remove */
    PersonSearch(ErasureActions actions, Consumer<Preview> chosen) {
        this.actions = actions;
        this.chosen = chosen;
        addClassName("person-search");
        text.setId("person-text");
        text.setMaxLength(LONGEST);
        text.setClearButtonVisible(true);
        text.getElement().setAttribute("autocomplete", "off");
        Button find = new Button(getTranslation("persons.find"), VaadinIcon.SEARCH.create(), click -> search());
        find.setId("person-find");
        find.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        text.addKeyPressListener(Key.ENTER, key -> search());
        Div line = new Div(text, find);
        line.addClassName("person-line");
        found.addClassName("persons-found");
        found.getElement().setAttribute("aria-live", "polite");
        add(line, found);
    }

    void clear() {
        text.clear();
        found.removeAll();
    }

    private void search() {
        found.removeAll();
        String wanted = text.getValue().strip();
        if (wanted.isEmpty()) {
            text.focus();
            return;
        }
        List<MaskedPerson> persons = actions.search(wanted);
        persons.forEach(person -> found.add(card(person)));
        if (persons.isEmpty()) {
            showUnknown(wanted);
        }
    }

    /** Events and orders may know a student whose own record is not stored. */
    private void showUnknown(String wanted) {
        Optional<Preview> known = wanted.matches(ZOHO_ID) ? actions.preview(wanted) : Optional.empty();
        if (known.isPresent()) {
            found.add(card(new MaskedPerson(wanted, null, null, null)));
        } else {
            Paragraph nobody = new Paragraph(getTranslation("persons.none"));
            nobody.addClassName("quiet");
            found.add(nobody);
        }
    }

    private Div card(MaskedPerson person) {
        Span name = new Span(person.name() == null ? getTranslation("persons.not-stored") : person.name());
        name.addClassName("person-name");
        name.getElement().setAttribute("dir", "auto");
        Div ids = new Div(new Mono(person.zohoId()));
        if (person.studentId() != null) {
            ids.add(new Mono(person.studentId()));
        }
        if (person.email() != null) {
            ids.add(new Mono(person.email()));
        }
        ids.addClassNames("pair", "quiet");
        Button look = new Button(getTranslation("persons.preview"), click -> choose(person.zohoId()));
        look.addThemeVariants(ButtonVariant.LUMO_ERROR);
        look.addClassName("person-preview");
        Div who = new Div(name, ids);
        who.addClassName("person-who");
        Div card = new Div(who, look);
        card.addClassName("person-card");
        return card;
    }

    private void choose(String zohoId) {
        actions.preview(zohoId).ifPresentOrElse(chosen, this::search);
    }
}
