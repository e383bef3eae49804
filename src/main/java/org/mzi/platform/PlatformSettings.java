package org.mzi.platform;

import java.util.List;

/** Database, keys and place of this node. */
public final class PlatformSettings implements SettingGroup {

    public static final Setting<String> DATABASE_URL = Setting.text(
                    "DATABASE_URL",
                    "",
                    "PostgreSQL: jdbc:postgresql://host:port/name or postgresql://user:password@host:port/name")
            .restart();
    public static final Setting<String> DATABASE_USER = Setting.text(
                    "DATABASE_USER", "", "User, where the address does not name one")
            .restart();
    public static final Setting<String> DATABASE_PASSWORD =
            Setting.secret("DATABASE_PASSWORD", "Password of that user").restart();
    public static final Setting<String> MASTER_KEY = Setting.secret(
                    "MZI_MASTER_KEY",
                    "32 random bytes in Base64 that encrypt stored secrets; make one with: openssl rand -base64 32")
            .restart();

    @Override
    public String title() {
        return "Database and keys";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, MASTER_KEY);
    }
}
