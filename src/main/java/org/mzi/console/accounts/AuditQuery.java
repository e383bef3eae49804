package org.mzi.console.accounts;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mzi.access.AuditLog;

/**
 * What the audit trail's view shows, as its URL's query says it. Each member is null where nothing is asked.
 *
 * @param user beginning of a user name
 * @param from first day, in the reader's time zone
 * @param to last day
 * @param entry id of the entry whose details are open
 */
record AuditQuery(String user, String action, String subject, LocalDate from, LocalDate to, Long entry) {

    static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, null);

    /** What cannot be read counts as not asked: an old bookmark still opens. */
    static AuditQuery of(QueryParameters parameters) {
        String entry = text(parameters, "entry");
        return new AuditQuery(
                text(parameters, "user"),
                text(parameters, "action"),
                text(parameters, "subject"),
                day(text(parameters, "from")),
                day(text(parameters, "to")),
                entry != null && entry.matches("[0-9]{1,18}") ? Long.valueOf(entry) : null);
    }

    QueryParameters parameters() {
        Map<String, List<String>> values = new TreeMap<>();
        put(values, "user", user);
        put(values, "action", action);
        put(values, "subject", subject);
        put(values, "from", from);
        put(values, "to", to);
        put(values, "entry", entry);
        return new QueryParameters(values);
    }

    AuditLog.Filter filter(ZoneId zone) {
        return new AuditLog.Filter(
                user, action, subject, startOf(from, zone), startOf(to == null ? null : to.plusDays(1), zone));
    }

    AuditQuery withEntry(Long other) {
        return new AuditQuery(user, action, subject, from, to, other);
    }

    boolean isFiltered() {
        return !withEntry(null).equals(ALL);
    }

    private static OffsetDateTime startOf(LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toOffsetDateTime();
    }

    /** Years of four digits: others are beyond what the database can hold. */
    private static LocalDate day(String text) {
        try {
            return text == null || text.length() != "2026-01-31".length() ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String text(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private static void put(Map<String, List<String>> values, String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            values.put(name, List.of(value.toString().strip()));
        }
    }
}
