package org.mzi.access;

import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** The administration API's token and the console's first account. */
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

    static final Setting<Integer> RETENTION_AUDIT_DAYS = Setting.integer(
            "RETENTION_AUDIT_DAYS", 730, 30, 36_500, "days", "Entries of the audit trail are removed after that time");

    @Override
    public String title() {
        return "Access";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ADMIN_TOKEN, CONSOLE_ADMIN_USER, CONSOLE_ADMIN_PASSWORD, RETENTION_AUDIT_DAYS);
    }
}
