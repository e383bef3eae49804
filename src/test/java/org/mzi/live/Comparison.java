package org.mzi.live;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mzi.live.Columns.Column;
import org.mzi.platform.Json;
import org.mzi.sandbox.ZohoStandIn;

/** What is in Zoho beside what is in Moodle's tables, value by value. */
final class Comparison {

    private final ZohoStandIn zoho;
    private final Moodle moodle;
    private final List<String> differences = new ArrayList<>();
    private long values;

    Comparison(ZohoStandIn zoho, Moodle moodle) {
        this.zoho = zoho;
        this.moodle = moodle;
    }

    /** What differs, one line each; no value is left out that {@code columns.txt} names. */
    List<String> differences() {
        Columns.all().forEach(this::compare);
        compareInstalments();
        compareUnits();
        return differences;
    }

    /** How many values were compared. */
    long values() {
        return values;
    }

    private void compare(Columns expected) {
        Map<String, JsonObject> rows = new HashMap<>();
        moodle.rows("select * from mdl_" + expected.table() + " where deleted = 0")
                .forEach(row -> rows.put(row.getString(expected.id()), row));
        for (String id : zoho.ids(expected.module())) {
            JsonObject row = rows.remove(id);
            if (row == null) {
                differences.add(expected.entity() + " " + id + " is missing");
                continue;
            }
            JsonObject record = zoho.record(expected.module(), id);
            for (Column column : expected.columns()) {
                same(expected.entity() + " " + id + " " + column.name(), column.expected(record), column.actual(row));
            }
        }
        rows.keySet().forEach(id -> differences.add(expected.entity() + " " + id + " is not in Zoho"));
    }

    private void same(String what, String expected, String actual) {
        values++;
        if (!expected.equals(actual)) {
            differences.add(what + ": " + expected + " in Zoho, " + actual + " in Moodle");
        }
    }

    private void compareInstalments() {
        Map<String, List<String>> rows = new HashMap<>();
        moodle.rows("select zoho_registration_id, installment_number, due_date, amount, status from "
                        + "mdl_local_mzi_installments order by zoho_registration_id, position")
                .forEach(row -> rows.computeIfAbsent(row.getString("zoho_registration_id"), id -> new ArrayList<>())
                        .add(line(row, "installment_number", "due_date", "amount", "status")));
        for (String id : zoho.ids("BTEC_Registrations")) {
            List<String> expected = zoho
                    .record("BTEC_Registrations", id)
                    .getJsonArray("Payment_Schedule")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .map(row -> line(row, "Installment_No", "Due_Date", "Installment_Amount", "Installment_Status"))
                    .toList();
            List<String> actual = rows.getOrDefault(id, List.of());
            same("instalments of " + id, expected.toString(), actual.toString());
        }
    }

    private static String line(JsonObject row, String number, String date, String amount, String status) {
        return Json.text(row.get(number)) + " " + Json.text(row.get(date)) + " "
                + new BigDecimal(Json.text(row.get(amount)))
                        .stripTrailingZeros()
                        .toPlainString() + " "
                + Json.text(row.get(status));
    }

    /** Criteria in the order pass, merit, distinction, with one running number. */
    private void compareUnits() {
        Map<String, String> rows = new HashMap<>();
        moodle.rows("select zoho_unit_id, name, criteria from mdl_local_mzi_btec_templates where deleted = 0")
                .forEach(row -> rows.put(row.getString("zoho_unit_id"), row.getString("name") + criteria(row)));
        for (String id : zoho.ids("BTEC")) {
            JsonObject unit = zoho.record("BTEC", id);
            StringBuilder expected = new StringBuilder(unit.getString("Name"));
            int number = 0;
            for (String code : List.of("P", "M", "D")) {
                for (int i = 1; i <= 19; i++) {
                    JsonValue text = unit.get(code + i + "_description");
                    if (Json.text(text) != null) {
                        expected.append('|').append(code).append(i).append(' ').append("PMD".indexOf(code) + 1);
                        expected.append(' ').append(++number).append(' ').append(Json.text(text));
                    }
                }
            }
            same("unit " + id, expected.toString(), rows.getOrDefault(id, "missing"));
        }
    }

    private static String criteria(JsonObject row) {
        StringBuilder criteria = new StringBuilder();
        Json.parse(row.getString("criteria"))
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .forEach(criterion -> criteria.append('|')
                        .append(criterion.getString("shortname"))
                        .append(' ')
                        .append(Json.text(criterion.get("level")))
                        .append(' ')
                        .append(Json.text(criterion.get("sortorder")))
                        .append(' ')
                        .append(criterion.getString("description")));
        return criteria.toString();
    }
}
