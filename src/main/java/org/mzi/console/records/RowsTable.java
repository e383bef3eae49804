package org.mzi.console.records;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import jakarta.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows of a subform; scrolls sideways within itself. */
class RowsTable extends Div {

    RowsTable(List<JsonObject> rows, AttributeWords words) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.forEach((name, value) -> {
            if (!AttributeWords.isEmpty(value)) {
                columns.add(name);
            }
        }));
        NativeTable table = new NativeTable();
        NativeTableRow head = table.getHead().addRow();
        columns.forEach(name -> {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(AttributeWords.name(name, words.times().language()));
            cell.getElement().setAttribute("scope", "col");
        });
        for (JsonObject row : rows) {
            NativeTableRow line = table.getBody().addRow();
            columns.forEach(name -> line.addDataCell().add(words.value(row.get(name))));
        }
        addClassName("rows-table");
        getElement().setAttribute("tabindex", "0");
        add(table);
    }
}
