package org.mzi.sandbox;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;

/** What goes back over HTTP. {@link #DROPPED} closes the connection without a word. */
record Answer(int status, String contentType, byte[] body) {

    static final Answer DROPPED = new Answer(0, "", new byte[0]);

    public static Answer json(int status, JsonValue body) {
        return text(status, "application/json;charset=UTF-8", body.toString());
    }

    public static Answer json(JsonValue body) {
        return json(200, body);
    }

    public static Answer html(int status, String title) {
        return text(
                status,
                "text/html;charset=UTF-8",
                "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title
                        + "</h1></body></html>");
    }

    public static Answer empty(int status) {
        return new Answer(status, "", new byte[0]);
    }

    static Answer text(int status, String contentType, String body) {
        return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
