package org.mzi.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/** Text of {@code KEY=value} lines that a shell could source: comments, {@code export} and quotes are understood. */
final class EnvFile {

    private EnvFile() {}

    static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            String trimmed = line.strip();
            if (trimmed.isEmpty() || trimmed.startsWith("#")) {
                continue;
            }
            String[] parts = trimmed.replaceFirst("^export\\s+", "").split("=", 2);
            if (parts.length < 2 || !parts[0].strip().matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new LauncherException(".env, line " + number + ": expected NAME=value");
            }
            values.put(parts[0].strip(), value(parts[1].strip()));
        }
        return values;
    }

    private static String value(String text) {
        for (char quote : new char[] {'"', '\''}) {
            int end = text.lastIndexOf(quote);
            if (end > 0 && text.charAt(0) == quote) {
                return text.substring(1, end);
            }
        }
        return text.replaceFirst("\\s+#.*$", "");
    }
}
