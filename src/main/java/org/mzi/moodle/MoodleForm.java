package org.mzi.moodle;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The body of a call. Token, function and format come first: PHP drops, without a word, the fields beyond
 * {@code max_input_vars}, and these must not be among them.
 */
final class MoodleForm {

    private MoodleForm() {}

    static String encode(String token, String function, Map<String, String> parameters) {
        StringBuilder form = new StringBuilder();
        append(form, "wstoken", token);
        append(form, "wsfunction", function);
        append(form, "moodlewsrestformat", "json");
        parameters.forEach((name, value) -> append(form, name, value));
        return form.toString();
    }

    private static void append(StringBuilder form, String name, String value) {
        if (!form.isEmpty()) {
            form.append('&');
        }
        form.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
