package org.mzi.console.records;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mzi.console.components.Facts;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Times;

/** A record as mapped: its attributes by name, then the rows of its subforms, then the names of those that are empty. */
record AttributeFacts(JsonObject attributes, Times times) {

    List<Component> parts() {
        List<Component> parts = new ArrayList<>();
        AttributeWords words = new AttributeWords(times);
        Facts facts = new Facts();
        Map<String, JsonStructure> rows = new LinkedHashMap<>();
        List<String> empty = new ArrayList<>();
        attributes.forEach((attribute, value) -> {
            if (AttributeWords.isEmpty(value)) {
                empty.add(AttributeWords.name(attribute, times.language()));
            } else if (value instanceof JsonStructure structure) {
                rows.put(attribute, structure);
            } else {
                facts.add(name(attribute), words.value(value));
            }
        });
        parts.add(Section.title("record.mapped"));
        parts.add(facts);
        rows.forEach((attribute, structure) -> {
            parts.add(new H3(AttributeWords.name(attribute, times.language())));
            parts.add(rows(structure, words));
        });
        if (!empty.isEmpty()) {
            Paragraph names = new Paragraph();
            names.setText(names.getTranslation("record.empty", empty.stream().collect(Collectors.joining(" · "))));
            names.addClassName("quiet");
            parts.add(names);
        }
        return parts;
    }

    private Span name(String attribute) {
        return AttributeWords.hasName(attribute)
                ? new Span(AttributeWords.name(attribute, times.language()))
                : new Mono(attribute);
    }

    private static Component rows(JsonStructure structure, AttributeWords words) {
        boolean table = structure instanceof JsonArray array && array.stream().allMatch(JsonObject.class::isInstance);
        return table
                ? new RowsTable(structure.asJsonArray().getValuesAs(JsonValue::asJsonObject), words)
                : words.value(structure);
    }
}
