package org.mzi.console.words;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/** Writes times as the reader's language and place have them. */
public record Times(Locale language, ZoneId zone) {

    /** Until the browser has said where it is. */
    public static Times utc(Locale language) {
        return new Times(language, ZoneOffset.UTC);
    }

    /** @param zone as a browser names it, e.g. {@code Asia/Riyadh}; null or unknown: unchanged */
    public Times in(String zone) {
        return zone != null && ZoneId.getAvailableZoneIds().contains(zone)
                ? new Times(language, ZoneId.of(zone))
                : this;
    }

    /** Date and time to the second, or a dash where there is none. */
    public String write(OffsetDateTime time) {
        return time == null ? "–" : write(time, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM));
    }

    /** For a list where seconds matter less than width. The month is in words where it could be taken for the day. */
    public String writeShort(OffsetDateTime time) {
        return time == null
                ? "–"
                : write(time, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT));
    }

    /** What says forenoon or afternoon stays with its hour. Java writes a Latin comma in Arabic. */
    private String write(OffsetDateTime time, DateTimeFormatter format) {
        String written = format.withLocale(language)
                .format(time.atZoneSameInstant(zone))
                .replaceFirst(" (\\p{L}+)$", "\u00a0$1");
        return language.getLanguage().equals(Texts.ARABIC.getLanguage()) ? written.replace(',', '\u060c') : written;
    }

    /** Hour and minute. */
    public String writeTime(Instant time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(language)
                .format(time.atZone(zone));
    }

    public String zoneName() {
        return zone.getDisplayName(TextStyle.FULL, language);
    }
}
