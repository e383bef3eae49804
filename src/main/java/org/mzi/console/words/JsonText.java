package org.mzi.console.words;

import com.vaadin.flow.component.html.Pre;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;

/** An object or array, indented, left to right in every language; scrolls within itself, by keyboard too. */
public final class JsonText extends Pre {

    private static final JsonWriterFactory WRITERS =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    public JsonText(JsonValue json) {
        addClassName("payload");
        getElement().setAttribute("dir", "ltr");
        getElement().setAttribute("tabindex", "0");
        show(json);
    }

    public void show(JsonValue json) {
        StringWriter out = new StringWriter();
        try (JsonWriter writer = WRITERS.createWriter(out)) {
            writer.write(json);
        }
        setText(out.toString().strip());
    }
}
