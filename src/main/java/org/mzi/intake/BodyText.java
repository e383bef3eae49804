package org.mzi.intake;

import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParsingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A body's type and characters, and the words for JSON that is none. */
final class BodyText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private BodyText() {}

    /** UTF-8 without its byte order mark. */
    static String of(byte[] body) throws BadBodyException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadBodyException("malformed-body", "The body is not UTF-8.");
        }
    }

    /** What a parser that gave up at {@code failure} says to the caller. */
    static BadBodyException notJson(RuntimeException failure) {
        return new BadBodyException(
                "malformed-json",
                failure instanceof JsonParsingException parsing
                        ? "The body is not JSON" + place(parsing.getLocation()) + '.'
                        : "The body is not JSON, or nested over 1,000 levels deep.");
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNumber() < 1
                ? ""
                : " at line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }

    /** Such as {@code application/json}: in lower case, without parameters; empty when the header is missing. */
    static String mediaType(String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
