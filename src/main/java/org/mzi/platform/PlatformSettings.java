package org.mzi.platform;

import java.util.List;

/** Database and keys of this node, and what stands in front of it. */
public final class PlatformSettings implements SettingGroup {

    public static final Setting<String> DATABASE_URL = Setting.text(
                    "DATABASE_URL",
                    "",
                    "Address of the PostgreSQL database: jdbc:postgresql://host:port/name or"
                            + " postgresql://user:password@host:port/name; without it bin/run starts a database of its own")
            .restart();
    public static final Setting<String> DATABASE_USER = Setting.text(
                    "DATABASE_USER", "", "Database user, where DATABASE_URL does not name one")
            .restart();
    public static final Setting<String> DATABASE_PASSWORD = Setting.secret(
                    "DATABASE_PASSWORD", "Password of the database user, where DATABASE_URL does not hold it")
            .restart();
    public static final Setting<String> MASTER_KEY = Setting.secret(
                    "MZI_MASTER_KEY",
                    "Key that encrypts stored secrets, the same on all nodes: 32 random bytes in Base64; make one with:"
                            + " openssl rand -base64 32. Whoever loses it loses the stored secrets")
            .restart();
    public static final Setting<TrustedProxies> TRUSTED_PROXIES = Setting.of(
            "TRUSTED_PROXIES",
            "addresses",
            "127.0.0.0/8, ::1",
            "addresses or networks such as 10.1.0.0/16, separated by commas",
            "Proxies in front of this server whose X-Forwarded-For and X-Forwarded-Proto are believed: the audit trail"
                    + " and the limit for failed proofs then know the client's own address, and a session's cookie is"
                    + " Secure when the client came over TLS",
            TrustedProxies::parse);
    public static final Setting<String> MASTER_KEY_PREVIOUS = Setting.secret(
                    "MZI_MASTER_KEY_PREVIOUS",
                    "Another key that stored secrets may be encrypted with, while MZI_MASTER_KEY is being changed; a start"
                            + " encrypts them anew with MZI_MASTER_KEY")
            .restart();

    @Override
    public String title() {
        return "Database, keys and proxies";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(
                DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, MASTER_KEY, MASTER_KEY_PREVIOUS, TRUSTED_PROXIES);
    }
}
