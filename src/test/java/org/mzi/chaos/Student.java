package org.mzi.chaos;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.mzi.platform.Json;
import org.mzi.sandbox.ZohoStandIn;

/** A student in Zoho who is changed again and again, and which of the changes the bridge has acknowledged. */
final class Student {

    static final String MODULE = "BTEC_Students";
    private static final String VERSION = "Last_Name";
    private static final Map<String, String> FIELDS = Map.of(
            "First_Name",
            "first_name",
            VERSION,
            "last_name",
            "Phone_Number",
            "phone_number",
            "Academic_Email",
            "academic_email");

    private final ZohoStandIn zoho;
    private final String id;
    private int version;
    private int acknowledged;
    private boolean deleted;

    Student(ZohoStandIn zoho, String id) {
        this.zoho = zoho;
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Changes the record and returns the number of the change; nothing when the record is deleted. */
    synchronized Optional<Integer> edit(String phone) {
        if (deleted) {
            return Optional.empty();
        }
        version++;
        zoho.edit(MODULE, id, Map.of(VERSION, "Change " + version, "Phone_Number", phone));
        return Optional.of(version);
    }

    /** Deletes the record and returns the number of this change; nothing when it was deleted before. */
    synchronized Optional<Integer> delete() {
        if (deleted) {
            return Optional.empty();
        }
        deleted = true;
        zoho.delete(MODULE, id);
        return Optional.of(++version);
    }

    /** The bridge took an event that was sent after this change. */
    synchronized void acknowledge(int change) {
        acknowledged = Math.max(acknowledged, change);
    }

    /** Nothing when what Moodle has (null: no such record) is what the acknowledged events promise. */
    synchronized Optional<Violation> check(JsonObject inMoodle) {
        boolean gone = inMoodle == null || inMoodle.getBoolean("deleted");
        if (acknowledged == 0 || deleted && gone) {
            return Optional.empty();
        }
        if (gone) {
            return violation("change " + acknowledged + " or later", inMoodle == null ? "nothing" : "deleted");
        }
        int there = version(inMoodle);
        if (acknowledged == version && deleted) {
            return violation("deleted", "change " + there);
        }
        if (there < acknowledged) {
            return violation("change " + acknowledged + " or later", "change " + there);
        }
        return acknowledged == version ? compare(inMoodle) : Optional.empty();
    }

    private static int version(JsonObject inMoodle) {
        String number = inMoodle.getString("last_name").replaceAll("\\D", "");
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    private Optional<Violation> compare(JsonObject inMoodle) {
        JsonObject inZoho = zoho.record(MODULE, id);
        for (Map.Entry<String, String> field : FIELDS.entrySet()) {
            String expected = Json.text(inZoho.get(field.getKey()));
            String found = Json.text(inMoodle.get(field.getValue()));
            if (!expected.equals(found)) {
                return violation(field.getValue() + " " + expected, found);
            }
        }
        String modified = inZoho.getString("Modified_Time");
        String found = Json.text(inMoodle.get("zoho_modified_time"));
        boolean same = found != null && OffsetDateTime.parse(found).isEqual(OffsetDateTime.parse(modified));
        return same ? Optional.empty() : violation("zoho_modified_time " + modified, found);
    }

    private Optional<Violation> violation(String expected, String found) {
        return Optional.of(new Violation("student " + id, expected, found));
    }
}
