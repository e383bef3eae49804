package org.mzi.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a webhook body says, found in another way and with another parser than the bridge's own. */
final class IdOracle {

    private static final JsonFactory JACKSON = new JsonFactory();
    private static final Pattern PLACE = Pattern.compile("/(zoho_id|id|ids/#|data/#/(zoho_id|id))");
    private static final Pattern MUST_BE_ARRAY = Pattern.compile("/(ids|data)");
    private static final Pattern MUST_BE_OBJECT = Pattern.compile("|/data/#");

    private IdOracle() {}

    static boolean isJson(byte[] body) {
        try (JsonParser parser = JACKSON.createParser(text(body))) {
            int depth = 0;
            int values = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values += depth == 0 ? 1 : 0;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            return values == 1;
        } catch (IOException e) {
            return false;
        }
    }

    /** The ids; empty when the whole body is to be refused. */
    static Optional<Set<String>> ids(BodyMutations.Body body) {
        try {
            Set<String> ids = body.form() ? ofForm(text(body.bytes())) : ofJson(body.bytes());
            boolean good = !ids.isEmpty() && ids.stream().allMatch(id -> id.matches("[0-9]{1,19}"));
            return good ? Optional.of(ids) : Optional.empty();
        } catch (IOException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static Set<String> ofForm(String text) {
        Set<String> ids = new TreeSet<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8);
            String raw = equals < 0 ? "" : pair.substring(equals + 1);
            if (raw.isBlank()) {
                continue;
            }
            if (name.equals("id") || name.equals("zoho_id")) {
                ids.add(URLDecoder.decode(raw, UTF_8).strip());
            } else if (name.equals("ids") || name.equals("ids[]")) {
                for (String id : URLDecoder.decode(raw, UTF_8).split(",")) {
                    ids.add(id.strip());
                }
            }
        }
        return ids;
    }

    private static Set<String> ofJson(byte[] body) throws IOException {
        if (!isJson(body)) {
            throw new IOException("not JSON");
        }
        Set<String> ids = new TreeSet<>();
        Deque<String> path = new ArrayDeque<>();
        try (JsonParser parser = JACKSON.createParser(text(body))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    continue;
                }
                if (token.isStructEnd()) {
                    path.removeLast();
                    continue;
                }
                String step = step(parser, token, path.isEmpty());
                String place = String.join("", path) + step;
                look(place, token, parser, ids);
                if (token.isStructStart()) {
                    path.addLast(step);
                }
            }
        }
        return ids;
    }

    private static String step(JsonParser parser, JsonToken token, boolean top) {
        if (top) {
            return "";
        }
        var context = token.isStructStart() ? parser.getParsingContext().getParent() : parser.getParsingContext();
        return context.inArray() ? "/#" : "/" + context.getCurrentName().replace("/", "~");
    }

    private static void look(String place, JsonToken token, JsonParser parser, Set<String> ids) throws IOException {
        boolean isNull = token == JsonToken.VALUE_NULL;
        if (MUST_BE_OBJECT.matcher(place).matches() && token != JsonToken.START_OBJECT
                || MUST_BE_ARRAY.matcher(place).matches() && token != JsonToken.START_ARRAY && !isNull) {
            throw new IOException("of another kind: " + place);
        }
        if (PLACE.matcher(place).matches() && !isNull) {
            boolean plain = token == JsonToken.VALUE_STRING || token.isNumeric();
            ids.add(plain ? parser.getText().strip() : "not plain");
        }
    }

    private static String text(byte[] body) throws CharacterCodingException {
        String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
