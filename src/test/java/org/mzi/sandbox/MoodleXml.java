package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.mzi.platform.Json;

/** What Moodle's REST answers when {@code moodlewsrestformat=json} is not among the parameters. */
final class MoodleXml {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n";

    private MoodleXml() {}

    static Answer of(JsonValue body) {
        StringBuilder xml = new StringBuilder(HEAD);
        if (body instanceof JsonObject error && error.containsKey("exception")) {
            xml.append("<EXCEPTION class=\"")
                    .append(escape(error.getString("exception")))
                    .append("\">\n");
            xml.append("<ERRORCODE>")
                    .append(escape(error.getString("errorcode", "")))
                    .append("</ERRORCODE>\n");
            xml.append("<MESSAGE>")
                    .append(escape(error.getString("message", "")))
                    .append("</MESSAGE>\n");
            xml.append("</EXCEPTION>\n");
        } else {
            xml.append("<RESPONSE>\n");
            write(body, xml);
            xml.append("</RESPONSE>\n");
        }
        return Answer.text(200, "application/xml; charset=utf-8", xml.toString());
    }

    private static void write(JsonValue value, StringBuilder xml) {
        if (value instanceof JsonArray array) {
            xml.append("<MULTIPLE>\n");
            array.forEach(item -> write(item, xml));
            xml.append("</MULTIPLE>\n");
        } else if (value instanceof JsonObject object) {
            xml.append("<SINGLE>\n");
            object.forEach((key, item) -> {
                xml.append("<KEY name=\"").append(escape(key)).append("\">");
                write(item, xml);
                xml.append("</KEY>\n");
            });
            xml.append("</SINGLE>\n");
        } else {
            String text = Json.text(value);
            xml.append(text == null ? "<VALUE null=\"null\"/>" : "<VALUE>" + escape(text) + "</VALUE>");
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
