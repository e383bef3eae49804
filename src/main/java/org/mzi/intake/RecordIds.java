package org.mzi.intake;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mzi.platform.Json;

/**
 * The record ids of a webhook, from everything that organisations are known to send: {@code {"zoho_id":"1"}},
 * {@code {"id":"1"}}, {@code {"ids":["1","2"]}}, {@code {"data":[{"id":"1"}]}}, a whole record, the same as a form, or
 * {@code ?zoho_id=1} in the address. Every id counts, each once, in the order of appearance; one that is malformed refuses the
 * whole call. An id is 1 to 19 digits.
 */
final class RecordIds {

    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final String EXPECTED = " A record id is 1 to 19 digits, as in {\"zoho_id\":\"1234567890\"}.";
    private static final int SHOWN = 40;

    private final Set<String> ids = new LinkedHashSet<>();

    private RecordIds() {}

    static List<String> fromJson(byte[] body, String query) throws BadBodyException {
        RecordIds found = new RecordIds();
        String text = text(body);
        if (!text.isBlank()) {
            found.addJson(text);
        }
        return found.with(query);
    }

    static List<String> fromForm(byte[] body, String query) throws BadBodyException {
        RecordIds found = new RecordIds();
        found.addForm(text(body), "the form");
        return found.with(query);
    }

    private List<String> with(String query) throws BadBodyException {
        addForm(query == null ? "" : query, "the address");
        if (ids.isEmpty()) {
            throw new BadBodyException("no-record-id", "The call names no record." + EXPECTED);
        }
        return List.copyOf(ids);
    }

    private void addJson(String text) throws BadBodyException {
        JsonStructure structure;
        try {
            structure = Json.parse(text);
        } catch (JsonParsingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber();
            throw new BadBodyException("malformed-json", "The body is not JSON" + where + ".");
        }
        if (!(structure instanceof JsonObject object)) {
            throw new BadBodyException("malformed-body", "The body must be a JSON object." + EXPECTED);
        }
        addRecord(object, "");
        addArray(object.get("ids"), "ids", false);
        addArray(object.get("data"), "data", true);
    }

    private void addRecord(JsonObject record, String where) throws BadBodyException {
        add(record.get("zoho_id"), where + "zoho_id");
        add(record.get("id"), where + "id");
    }

    private void addArray(JsonValue value, String name, boolean records) throws BadBodyException {
        if (value == null || value == JsonValue.NULL) {
            return;
        }
        if (!(value instanceof JsonArray array)) {
            throw new BadBodyException("malformed-body", '"' + name + "\" must be an array.");
        }
        for (int i = 0; i < array.size(); i++) {
            String where = name + '[' + i + ']';
            if (!records) {
                add(array.get(i), where);
            } else if (array.get(i) instanceof JsonObject record) {
                addRecord(record, where + '.');
            } else {
                throw new BadBodyException("malformed-body", where + " must be an object with an id.");
            }
        }
    }

    private void add(JsonValue value, String where) throws BadBodyException {
        if (value == null || value == JsonValue.NULL) {
            return;
        }
        if (value instanceof JsonString string) {
            add(string.getString(), where);
        } else if (value instanceof JsonNumber number) {
            add(number.toString(), where);
        } else {
            throw new BadBodyException("malformed-id", where + " is not an id." + EXPECTED);
        }
    }

    private void add(String id, String where) throws BadBodyException {
        String trimmed = id.strip();
        if (trimmed.contains("${")) {
            throw new BadBodyException(
                    "template-not-substituted",
                    where + " is a template that Zoho did not fill in. In the webhook, choose the merge field from the"
                            + " list of the rule's own module, e.g. ${!BTEC_Students.Id}.");
        }
        if (!ID.matcher(trimmed).matches()) {
            throw new BadBodyException("malformed-id", where + " is not an id: " + shown(trimmed) + '.' + EXPECTED);
        }
        ids.add(trimmed);
    }

    private void addForm(String form, String where) throws BadBodyException {
        for (String pair : form.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = decode(parts[0], where);
            if (parts.length < 2 || parts[1].isBlank()) {
                continue;
            }
            switch (name) {
                case "zoho_id", "id" -> add(decode(parts[1], where), name + " in " + where);
                case "ids", "ids[]" -> {
                    for (String id : decode(parts[1], where).split(",")) {
                        add(id, name + " in " + where);
                    }
                }
                default -> {
                    // Whatever else a form holds is read from Zoho again.
                }
            }
        }
    }

    private static String decode(String text, String where) throws BadBodyException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadBodyException("malformed-form", where + " is not properly percent-encoded.");
        }
    }

    private static String text(byte[] body) throws BadBodyException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadBodyException("malformed-body", "The body is not UTF-8.");
        }
    }

    private static String shown(String id) {
        String printable = id.replaceAll("[^\\x20-\\x7e]", "?");
        return '"' + (printable.length() > SHOWN ? printable.substring(0, SHOWN) + "…" : printable) + '"';
    }
}
