package org.mzi.access;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** The administration API's token, the console's first account, and how long its sessions last. */
public final class AccessSettings implements SettingGroup {

    public static final Setting<String> ADMIN_TOKEN = Setting.secret(
            "ADMIN_TOKEN",
            "Token of the administration API, sent as: Authorization: Bearer <token>. Without one the API refuses everybody");
    public static final Setting<String> CONSOLE_ADMIN_USER = Setting.text(
                    "CONSOLE_ADMIN_USER",
                    "admin",
                    "User name of the console's first account, which is made at a start that finds no account")
            .restart();
    public static final Setting<String> CONSOLE_ADMIN_PASSWORD = Setting.secret(
                    "CONSOLE_ADMIN_PASSWORD", "Password of the first account; without it no account is made")
            .restart();
    public static final Setting<Duration> SESSION_IDLE_END = sessionLength(
            "CONSOLE_SESSION_IDLE_END",
            Duration.ofMinutes(30),
            "A console session ends when its user has done nothing for this long; an open page that refreshes itself is"
                    + " not doing something");
    public static final Setting<Duration> SESSION_END = sessionLength(
            "CONSOLE_SESSION_END", Duration.ofHours(12), "A console session ends this long after the log-in");

    static final Setting<Integer> RETENTION_AUDIT_DAYS = Setting.integer(
            "RETENTION_AUDIT_DAYS", 730, 30, 36_500, "days", "Entries of the audit trail are removed after that time");

    /** One that is too short would leave nobody the time to set it right. */
    private static Setting<Duration> sessionLength(String name, Duration value, String help) {
        String range = "PT5M to P7D";
        return Setting.of(name, "duration", value.toString(), range, help, text -> {
            Duration given;
            try {
                given = Duration.parse(text.strip());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be an ISO 8601 duration such as PT30M", e);
            }
            if (given.compareTo(Duration.ofMinutes(5)) < 0 || given.compareTo(Duration.ofDays(7)) > 0) {
                throw new IllegalArgumentException("must be " + range);
            }
            return given;
        });
    }

    @Override
    public String title() {
        return "Access";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(
                ADMIN_TOKEN,
                CONSOLE_ADMIN_USER,
                CONSOLE_ADMIN_PASSWORD,
                SESSION_IDLE_END,
                SESSION_END,
                RETENTION_AUDIT_DAYS);
    }
}
