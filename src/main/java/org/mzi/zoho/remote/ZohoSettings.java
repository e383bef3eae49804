package org.mzi.zoho.remote;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** Which Zoho account, and how much of it may be used. */
public final class ZohoSettings implements SettingGroup {

    static final int MOST_CONCURRENT_CALLS = 25;

    public static final Setting<String> CLIENT_ID =
            Setting.text("ZOHO_CLIENT_ID", "", "Client id from Zoho's API console");
    public static final Setting<String> CLIENT_SECRET =
            Setting.secret("ZOHO_CLIENT_SECRET", "Client secret from Zoho's API console");
    public static final Setting<String> REFRESH_TOKEN =
            Setting.secret("ZOHO_REFRESH_TOKEN", "Refresh token, for which Zoho's grant code was exchanged");
    public static final Setting<String> REGION =
            Setting.choice("ZOHO_REGION", "com", DataCentre.regions(), "Data centre of the Zoho account");
    public static final Setting<URI> ACCOUNTS_URL =
            Setting.url("ZOHO_ACCOUNTS_URL", "Address of the accounts server, instead of the region's");
    public static final Setting<URI> API_URL =
            Setting.url("ZOHO_API_URL", "Address of the API server, instead of the region's, e.g. of a Zoho sandbox");
    public static final Setting<Integer> IDS_PER_READ = Setting.integer(
            "ZOHO_IDS_PER_READ",
            50,
            1,
            100,
            "ids",
            "Most records asked for in one call, and so the most events in one batch");
    public static final Setting<Integer> CONCURRENT_CALLS = Setting.integer(
            "ZOHO_CONCURRENT_CALLS",
            4,
            1,
            MOST_CONCURRENT_CALLS,
            "calls",
            "Most calls under way at once, all nodes together; Zoho's own limit depends on the edition");
    public static final Setting<Integer> DAILY_CREDITS = Setting.integer(
            "ZOHO_DAILY_CREDITS",
            0,
            0,
            Integer.MAX_VALUE,
            "credits",
            "API credits that the bridge may use within 24 hours; 0 leaves the limit to Zoho");
    public static final Setting<Duration> CONNECT_TIMEOUT =
            Setting.duration("ZOHO_CONNECT_TIMEOUT", Duration.ofSeconds(5), "Longest wait for a connection to Zoho");
    public static final Setting<Duration> READ_TIMEOUT =
            Setting.duration("ZOHO_READ_TIMEOUT", Duration.ofSeconds(30), "Longest wait for Zoho's answer to one call");
    public static final Setting<Duration> METADATA_CACHE = Setting.duration(
            "ZOHO_METADATA_CACHE", Duration.ofHours(1), "Time after which a module's fields are read again");

    /** Declared here because two packages use it; it is listed with what the webhooks' callers must prove. */
    public static final Setting<String> WEBHOOK_SECRET = Setting.secret(
            "ZOHO_WEBHOOK_HMAC_SECRET",
            "What Zoho's webhooks send in the header X-MZI-Token, and the key of X-Zoho-Signature");

    static final Setting<Integer> RETENTION_API_CREDIT_DAYS = Setting.integer(
            "RETENTION_API_CREDIT_DAYS",
            35,
            2,
            3650,
            "days",
            "The hourly counts of API credits are removed after that time");

    @Override
    public String title() {
        return "Zoho CRM";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(
                CLIENT_ID,
                CLIENT_SECRET,
                REFRESH_TOKEN,
                REGION,
                ACCOUNTS_URL,
                API_URL,
                IDS_PER_READ,
                CONCURRENT_CALLS,
                DAILY_CREDITS,
                CONNECT_TIMEOUT,
                READ_TIMEOUT,
                METADATA_CACHE,
                RETENTION_API_CREDIT_DAYS);
    }
}
