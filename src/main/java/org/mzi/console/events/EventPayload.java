package org.mzi.console.events;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.json.Json;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;
import org.mzi.console.PersonalData;
import org.mzi.work.Events;

/** What came with an event, personal data masked until who may see them asks for it. */
class EventPayload extends Div {

    private static final JsonWriterFactory WRITERS =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    EventPayload(Events.Row row, PersonalData personal) {
        JsonStructure whole = org.mzi.platform.Json.parse(row.payload());
        JsonValue masked = personal.masking().mask(whole);
        Pre text = new Pre(pretty(masked));
        text.addClassName("payload");
        text.getElement().setAttribute("dir", "ltr");
        text.getElement().setAttribute("tabindex", "0");
        Div head = new Div(new H3(getTranslation("event.payload")));
        head.addClassName("payload-head");
        if (!masked.equals(whole) && personal.mayShow()) {
            Button show = new Button(getTranslation("personal.show"), VaadinIcon.EYE.create());
            show.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            show.setId("show-personal");
            show.addClickListener(click -> {
                personal.show("event " + row.id());
                text.setText(pretty(whole));
                show.setVisible(false);
            });
            head.add(show);
        }
        add(head, text);
    }

    private static String pretty(JsonValue json) {
        StringWriter out = new StringWriter();
        try (JsonWriter writer = WRITERS.createWriter(out)) {
            writer.write(json);
        }
        return out.toString().strip();
    }
}
