package org.mzi.platform;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * The declaration of one setting. Each package declares its own in a {@link SettingGroup}; the settings screen, the
 * reference in {@code docs/configuration.md} and validation all come from here.
 *
 * @param <T> what its text is read as
 */
public final class Setting<T> {

    private final String name;
    private final String type;
    private final String defaultText;
    private final String range;
    private final String help;
    private final boolean secret;
    private final boolean needsRestart;
    private final Function<String, T> parser;

    private Setting(
            String name,
            String type,
            String defaultText,
            String range,
            String help,
            boolean secret,
            boolean needsRestart,
            Function<String, T> parser) {
        this.name = name;
        this.type = type;
        this.defaultText = defaultText;
        this.range = range;
        this.help = help;
        this.secret = secret;
        this.needsRestart = needsRestart;
        this.parser = parser;
    }

    /** Free text; empty when {@code defaultText} is empty and nothing is set. */
    public static Setting<String> text(String name, String defaultText, String help) {
        return new Setting<>(name, "text", defaultText, "", help, false, false, Function.identity());
    }

    /** Text that is encrypted in the table and never shown or logged. No default. */
    public static Setting<String> secret(String name, String help) {
        return new Setting<>(name, "secret", "", "", help, true, false, Function.identity());
    }

    /** One of the given words. */
    public static Setting<String> choice(String name, String defaultText, List<String> choices, String help) {
        return new Setting<>(name, "choice", defaultText, String.join(", ", choices), help, false, false, text -> {
            if (!choices.contains(text)) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", choices));
            }
            return text;
        });
    }

    /** A whole number from {@code min} to {@code max}, in {@code unit}. */
    public static Setting<Integer> integer(String name, int value, int min, int max, String unit, String help) {
        String range = min + " to " + max + (unit.isEmpty() ? "" : " " + unit);
        return new Setting<>(name, "number", Integer.toString(value), range, help, false, false, text -> {
            int number;
            try {
                number = Integer.parseInt(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("must be a whole number", e);
            }
            if (number < min || number > max) {
                throw new IllegalArgumentException("must be " + range);
            }
            return number;
        });
    }

    /** {@code true} or {@code false}. */
    public static Setting<Boolean> flag(String name, boolean value, String help) {
        return new Setting<>(name, "flag", Boolean.toString(value), "true, false", help, false, false, text -> {
            String word = text.strip().toLowerCase(java.util.Locale.ROOT);
            if (!word.equals("true") && !word.equals("false")) {
                throw new IllegalArgumentException("must be true or false");
            }
            return word.equals("true");
        });
    }

    /** A length of time in ISO 8601, e.g. {@code PT30S}. */
    public static Setting<Duration> duration(String name, Duration value, String help) {
        return new Setting<>(name, "duration", value.toString(), "ISO 8601, e.g. PT30S", help, false, false, text -> {
            try {
                return Duration.parse(text.strip());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be an ISO 8601 duration such as PT30S", e);
            }
        });
    }

    /** An http or https address without a trailing slash; null when not set. */
    public static Setting<URI> url(String name, String help) {
        return new Setting<>(name, "address", "", "http:// or https://", help, false, false, text -> {
            String trimmed = text.strip().replaceAll("/+$", "");
            if (trimmed.isEmpty()) {
                return null;
            }
            URI uri;
            try {
                uri = URI.create(trimmed);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("must be an address such as https://example.org", e);
            }
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null) {
                throw new IllegalArgumentException("must be an address such as https://example.org");
            }
            return uri;
        });
    }

    /** A time zone id such as {@code Asia/Riyadh} or {@code UTC+3}. */
    public static Setting<ZoneId> zone(String name, String defaultText, String help) {
        return new Setting<>(name, "time zone", defaultText, "IANA name or offset", help, false, false, text -> {
            try {
                return ZoneId.of(text.strip());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a time zone such as Asia/Riyadh or UTC+3", e);
            }
        });
    }

    /**
     * Text of a form of its own.
     *
     * @param type a word for the form
     * @param range what is allowed, in words
     * @param parser throws {@link IllegalArgumentException} with words for the field
     */
    public static <T> Setting<T> of(
            String name, String type, String defaultText, String range, String help, Function<String, T> parser) {
        return new Setting<>(name, type, defaultText, range, help, false, false, parser);
    }

    /** The same setting, marked as read only once, at start-up. */
    public Setting<T> restart() {
        return new Setting<>(name, type, defaultText, range, help, secret, true, parser);
    }

    /** Reads a text as this setting's value. Throws {@link IllegalArgumentException} with words for the field. */
    public T parse(String text) {
        return parser.apply(text);
    }

    /** The environment variable's, system property's and table row's name. */
    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    public String defaultText() {
        return defaultText;
    }

    /** What values are allowed, in words, with the unit. */
    public String range() {
        return range;
    }

    public String help() {
        return help;
    }

    public boolean isSecret() {
        return secret;
    }

    public boolean needsRestart() {
        return needsRestart;
    }
}
