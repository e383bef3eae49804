package org.mzi.sandbox;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** A row that a COQL query looks at: a record, or one row of a record's subform ({@code subform} and {@code row} set). */
record CoqlRow(ZohoModule module, ZohoRecord record, ZohoField subform, JsonObject row) {

    JsonValue value(ZohoView view, ZohoField field) {
        if (subform == null || field.isSystem()) {
            return view.value(module, record, field);
        }
        if (field.apiName().equals("Parent_Id")) {
            return Values.object()
                    .add("name", record.values().getOrDefault(module.displayField(), JsonValue.NULL))
                    .add("id", record.id())
                    .build();
        }
        return row.getOrDefault(field.apiName(), JsonValue.NULL);
    }
}
