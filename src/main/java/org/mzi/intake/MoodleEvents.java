package org.mzi.intake;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** The events of a body {@code {"events":[…]}}, at most a hundred. */
final class MoodleEvents {

    static final int MOST = 100;

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private MoodleEvents() {}

    /** Throws when the body as a whole is not what it must be; what is wrong with a single event, that event says. */
    static List<MoodleEvent> parse(byte[] body) throws BadBodyException {
        JsonValue events = object(BodyText.of(body)).get("events");
        if (!(events instanceof JsonArray array)) {
            throw new BadBodyException("malformed-body", "\"events\" must be an array, as in {\"events\":[]}.");
        }
        if (array.size() > MOST) {
            throw new BadBodyException(
                    "too-many-events", "A call takes at most " + MOST + " events; there are " + array.size() + '.');
        }
        return array.stream().map(MoodleEvent::of).toList();
    }

    private static JsonObject object(String text) throws BadBodyException {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            boolean object = parser.next() == JsonParser.Event.START_OBJECT;
            JsonValue value = parser.getValue();
            if (parser.hasNext()) {
                throw new JsonParsingException("More than one value", parser.getLocation());
            }
            if (object) {
                return value.asJsonObject();
            }
        } catch (RuntimeException e) {
            throw BodyText.notJson(e);
        }
        throw new BadBodyException("malformed-body", "The body must be a JSON object, as in {\"events\":[]}.");
    }
}
