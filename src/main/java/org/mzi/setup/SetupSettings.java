package org.mzi.setup;

import java.net.URI;
import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** Where Zoho reaches the bridge, and by what. */
public final class SetupSettings implements SettingGroup {

    static final String NOTIFICATIONS = "notifications";
    static final String WORKFLOW = "workflow";
    static final String BOTH = "both";

    public static final Setting<URI> WEBHOOK_BASE_URL = Setting.url(
            "WEBHOOK_BASE_URL", "Address at which Zoho reaches this bridge, without a path of the bridge's own");
    static final Setting<String> REGISTRATION = Setting.choice(
            "ZOHO_REGISTRATION",
            BOTH,
            List.of(NOTIFICATIONS, WORKFLOW, BOTH),
            "What is registered in Zoho: notification channels, workflow rules with webhooks, or both");
    static final Setting<String> LABEL = Setting.of(
            "ZOHO_REGISTRATION_LABEL",
            "text",
            "",
            "up to 20 letters, digits and hyphens",
            "Tells this bridge's workflow rules from those of another bridge on the same organisation: staging makes"
                    + " \"MZI staging - BTEC_Students\"",
            SetupSettings::label);

    private static String label(String text) {
        if (!text.strip().matches("[A-Za-z0-9-]{0,20}")) {
            throw new IllegalArgumentException("must be up to 20 letters, digits and hyphens");
        }
        return text.strip();
    }

    @Override
    public String title() {
        return "Registration in Zoho";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(WEBHOOK_BASE_URL, REGISTRATION, LABEL);
    }
}
