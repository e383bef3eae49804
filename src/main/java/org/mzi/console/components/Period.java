package org.mzi.console.components;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

/**
 * A time range, as a URL says it: {@code time=hour}, {@code day} or {@code week} for what lies that far back at most, else
 * {@code from} and {@code to} as ISO times with offset. What cannot be read counts as not asked.
 *
 * @param from null: since ever
 * @param to the first moment after it; null: without end
 */
public record Period(OffsetDateTime from, OffsetDateTime to) {

    static final String BACK = "time";
    static final String FROM = "from";
    static final String TO = "to";

    /** The parameters' names. */
    public static final Set<String> NAMES = Set.of(BACK, FROM, TO);

    private static final Map<String, Duration> LENGTHS =
            Map.of("hour", Duration.ofHours(1), "day", Duration.ofDays(1), "week", Duration.ofDays(7));

    public static Period of(TableQuery query, Clock clock) {
        Duration back = LENGTHS.get(query.get(BACK) == null ? "" : query.get(BACK));
        return back == null
                ? new Period(time(query.get(FROM)), time(query.get(TO)))
                : new Period(OffsetDateTime.now(clock).minus(back), null);
    }

    static OffsetDateTime time(String text) {
        try {
            OffsetDateTime time = text == null ? null : OffsetDateTime.parse(text);
            return time == null || time.getYear() < 1 || time.getYear() > 9999 ? null : time;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
