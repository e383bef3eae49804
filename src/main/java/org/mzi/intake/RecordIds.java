package org.mzi.intake;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The record ids of a webhook, from everything that organisations are known to send: {@code {"zoho_id":"1"}},
 * {@code {"id":"1"}}, {@code {"ids":["1","2"]}}, {@code {"data":[{"id":"1"}]}}, a whole record, the same as a form, or
 * {@code ?zoho_id=1} in the address. Every id counts, each once, in the order of appearance, also where a member comes twice;
 * one that is malformed refuses the whole call. An id is 1 to 19 digits, as text or as a number without sign, fraction and
 * exponent.
 */
final class RecordIds {

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final String EXPECTED = " A record id is 1 to 19 digits, as in {\"zoho_id\":\"1234567890\"}.";
    private static final int SHOWN = 40;

    private final Set<String> ids = new LinkedHashSet<>();

    private RecordIds() {}

    static List<String> fromJson(byte[] body, String query) throws BadBodyException {
        RecordIds found = new RecordIds();
        String text = BodyText.of(body);
        if (!text.isBlank()) {
            found.addJson(text);
        }
        return found.with(query);
    }

    static List<String> fromForm(byte[] body, String query) throws BadBodyException {
        RecordIds found = new RecordIds();
        found.addForm(BodyText.of(body), "the form");
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
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (parser.next() != Event.START_OBJECT) {
                throw new BadBodyException("malformed-body", "The body must be a JSON object." + EXPECTED);
            }
            while (parser.next() != Event.END_OBJECT) {
                addMember(parser, parser.getString());
            }
            if (parser.hasNext()) {
                throw new JsonParsingException("More than one value", parser.getLocation());
            }
        } catch (RuntimeException e) {
            throw BodyText.notJson(e);
        }
    }

    private void addMember(JsonParser parser, String name) throws BadBodyException {
        Event value = parser.next();
        if (isIdName(name)) {
            add(parser, value, name);
        } else if (value != Event.VALUE_NULL && (name.equals("ids") || name.equals("data"))) {
            addArray(parser, value, name);
        } else {
            skip(parser, value);
        }
    }

    private void addArray(JsonParser parser, Event start, String name) throws BadBodyException {
        if (start != Event.START_ARRAY) {
            throw new BadBodyException("malformed-body", '"' + name + "\" must be an array.");
        }
        int i = 0;
        for (Event item = parser.next(); item != Event.END_ARRAY; item = parser.next()) {
            String where = name + '[' + i++ + ']';
            if (name.equals("data")) {
                addRecord(parser, item, where);
            } else {
                add(parser, item, where);
            }
        }
    }

    private void addRecord(JsonParser parser, Event start, String where) throws BadBodyException {
        if (start != Event.START_OBJECT) {
            throw new BadBodyException("malformed-body", where + " must be an object with an id.");
        }
        while (parser.next() != Event.END_OBJECT) {
            String name = parser.getString();
            Event value = parser.next();
            if (isIdName(name)) {
                add(parser, value, where + '.' + name);
            } else {
                skip(parser, value);
            }
        }
    }

    private void add(JsonParser parser, Event value, String where) throws BadBodyException {
        switch (value) {
            case VALUE_STRING, VALUE_NUMBER -> add(parser.getString(), where);
            case VALUE_NULL -> {
                // As if it were not there.
            }
            default -> throw new BadBodyException("malformed-id", where + " is not an id." + EXPECTED);
        }
    }

    private static boolean isIdName(String name) {
        return name.equals("zoho_id") || name.equals("id");
    }

    private static void skip(JsonParser parser, Event start) {
        int depth = 0;
        Event event = start;
        while (true) {
            if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
                depth++;
            } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
                depth--;
            }
            if (depth == 0) {
                return;
            }
            event = parser.next();
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

    private static String shown(String id) {
        String printable = id.replaceAll("[^\\x20-\\x7e]", "?");
        return '"' + (printable.length() > SHOWN ? printable.substring(0, SHOWN) + "…" : printable) + '"';
    }
}
