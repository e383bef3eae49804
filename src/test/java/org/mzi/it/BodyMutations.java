package org.mzi.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Webhook bodies of all shapes that organisations send, each damaged or changed at random; the same for the same seed. */
final class BodyMutations {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String[] ODD = {
        "null",
        "true",
        "-1",
        "0",
        "1e3",
        "10e0",
        "1.5",
        "123",
        "12345678901234567890",
        "\"12345678901234567890\"",
        "\"\"",
        "\" 77 \"",
        "\"../../etc/passwd\"",
        "\"${!Module.Id}\"",
        "\"1\\u0000\"",
        "\"\\ud800\"",
        "\"1;drop table event\"",
        "{}",
        "[]",
        "{\"id\":\"5\"}",
        "[\"6\",7]"
    };

    private final Random random;

    BodyMutations(long seed) {
        random = new Random(seed);
    }

    /** @param form whether it goes as a form; else as JSON */
    record Body(boolean form, byte[] bytes) {}

    Body next() {
        boolean form = random.nextInt(8) == 0;
        String valid = form ? form() : json();
        if (!form && random.nextInt(100) < 45) {
            return new Body(false, restructured(valid).getBytes(UTF_8));
        }
        byte[] bytes = valid.getBytes(UTF_8);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes = damaged(bytes);
        }
        return new Body(form, bytes);
    }

    private String id() {
        return Long.toString(random.nextLong() >>> (1 + random.nextInt(60)));
    }

    private String form() {
        return switch (random.nextInt(3)) {
            case 0 -> "zoho_id=" + id() + "&module=BTEC_Students";
            case 1 -> "id=" + id() + "&Name=Lay%6Ca+H&Empty=";
            default -> "ids=" + id() + "%2C" + id() + "&ids%5B%5D=" + id();
        };
    }

    private String json() {
        return switch (random.nextInt(6)) {
            case 0 -> "{\"zoho_id\":\"" + id() + "\",\"module\":\"BTEC_Students\"}";
            case 1 -> "{\"id\":\"" + id() + "\",\"Name\":\"Zoë\"}";
            case 2 -> "{\"ids\":[\"" + id() + "\",\"" + id() + "\"," + id() + "],\"module\":\"M\"}";
            case 3 -> "{\"data\":[{\"id\":\"" + id() + "\",\"Name\":\"A\"},{\"id\":\"" + id() + "\"}]}";
            case 4 -> "{\"zoho_id\":" + id() + "}";
            default ->
                "{\"id\":\"" + id() + "\",\"Owner\":{\"id\":\"" + id() + "\",\"name\":\"ليلى\"},\"Rows\":[{\"id\":\""
                        + id() + "\",\"Amount\":12.50}],\"Birth_Date\":null,\"Active\":true,\"$approved\":false}";
        };
    }

    private byte[] damaged(byte[] bytes) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        int length = random.nextInt(1 + Math.min(8, bytes.length - at));
        return switch (random.nextInt(5)) {
            case 0 -> flipped(bytes, at);
            case 1 -> spliced(bytes, at, at, randomBytes());
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> spliced(bytes, at, at + length, new byte[0]);
            default -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] result = bytes.clone();
        if (result.length > 0) {
            result[at] ^= (byte) (1 << random.nextInt(8));
        }
        return result;
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[1 + random.nextInt(4)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) "0123456789\"{}[],:\\ \n".charAt(Math.floorMod(bytes[i], 20));
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        byte[] result = new byte[bytes.length - (to - from) + between.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(bytes, to, result, from + between.length, bytes.length - to);
        return result;
    }

    private String restructured(String json) {
        try {
            ObjectNode tree = (ObjectNode) MAPPER.readTree(json);
            for (int times = 1 + random.nextInt(2); times > 0; times--) {
                restructure(tree);
            }
            String text = tree.toString();
            return random.nextInt(10) == 0 ? withRepeatedMember(text) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String withRepeatedMember(String text) {
        return text.equals("{}") ? text : "{\"id\":\"" + id() + "\"," + text.substring(1);
    }

    private void restructure(ObjectNode tree) throws IOException {
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "id" : names.get(random.nextInt(names.size()));
        JsonNode odd = MAPPER.readTree(ODD[random.nextInt(ODD.length)]);
        switch (random.nextInt(6)) {
            case 0 -> tree.remove(name);
            case 1 -> tree.set(name, odd);
            case 2 -> tree.set(List.of("id", "ids", "data", "zoho_id", "more").get(random.nextInt(5)), odd);
            case 3 -> tree.set("x" + name, tree.remove(name));
            case 4 -> tree.set("nested", tree.deepCopy());
            default -> {
                if (tree.get(name) instanceof ArrayNode array) {
                    array.add(random.nextBoolean() ? odd : MAPPER.readTree(id()));
                } else {
                    tree.putArray("ids").add(id()).add(id());
                }
            }
        }
    }
}
