package org.mzi.console.events;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import org.mzi.console.words.JsonText;
import org.mzi.console.words.PersonalData;
import org.mzi.platform.Json;
import org.mzi.work.Events;

/** What came with an event, personal data masked until who may see them asks for it. */
class EventPayload extends Div {

    EventPayload(Events.Row row, PersonalData personal) {
        JsonStructure whole = Json.parse(row.payload());
        JsonValue masked = personal.masking().mask(whole);
        JsonText text = new JsonText(masked);
        Div head = new Div(new H3(getTranslation("event.payload")));
        head.addClassName("payload-head");
        if (!masked.equals(whole) && personal.mayShow()) {
            Button show = new Button(getTranslation("personal.show"), VaadinIcon.EYE.create());
            show.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            show.setId("show-personal");
            show.addClickListener(click -> {
                personal.show("event " + row.id());
                text.show(whole);
                show.setVisible(false);
            });
            head.add(show);
        }
        add(head, text);
    }
}
