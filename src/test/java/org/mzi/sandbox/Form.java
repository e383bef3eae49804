package org.mzi.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Form variables and query strings, read as PHP reads them. */
final class Form {

    private Form() {}

    static Map<String, String> parse(String text) {
        return parse(text, Integer.MAX_VALUE);
    }

    /** Keeps the first {@code most} variables and drops the rest silently, as PHP's {@code max_input_vars} does. */
    static Map<String, String> parse(String text, int most) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (text == null || text.isBlank()) {
            return variables;
        }
        int taken = 0;
        for (String pair : text.split("&")) {
            if (pair.isEmpty() || taken++ >= most) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            variables.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return variables;
    }

    /** The variables {@code name[0][key]} as a list of rows {@code key → value}, deeper levels left in the key. */
    static List<Map<String, String>> rows(Map<String, String> form, String name) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        form.forEach((variable, value) -> {
            if (variable.startsWith(name + "[")) {
                int end = variable.indexOf(']');
                String index = variable.substring(name.length() + 1, end);
                String key =
                        variable.substring(end + 1).replaceFirst("^\\[", "").replaceFirst("]$", "");
                rows.computeIfAbsent(index, i -> new LinkedHashMap<>()).put(key, value);
            }
        });
        return new ArrayList<>(rows.values());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
