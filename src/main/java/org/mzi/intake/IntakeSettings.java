package org.mzi.intake;

import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;
import org.mzi.zoho.remote.ZohoSettings;

/** What callers must prove, and what they are answered. */
public final class IntakeSettings implements SettingGroup {

    static final Setting<String> ZOHO_SECRET = ZohoSettings.WEBHOOK_SECRET;
    static final Setting<String> ZOHO_SECRET_PREVIOUS = Setting.secret(
            "ZOHO_WEBHOOK_HMAC_SECRET_PREVIOUS",
            "The secret before the present one, accepted as well while Zoho's rules are being changed to the new one");
    static final Setting<String> MOODLE_SECRET = Setting.secret(
            "MOODLE_WEBHOOK_SECRET", "What the Moodle plugin signs its events with; the same value in its settings");
    static final Setting<String> MOODLE_SECRET_PREVIOUS = Setting.secret(
            "MOODLE_WEBHOOK_SECRET_PREVIOUS",
            "The secret before the present one, accepted as well while the plugin is being changed to the new one");
    static final Setting<Integer> SUCCESS_STATUS = Setting.integer(
            "WEBHOOK_SUCCESS_STATUS", 202, 200, 299, "", "HTTP status that answers an accepted webhook");

    @Override
    public String title() {
        return "Webhooks";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ZOHO_SECRET, ZOHO_SECRET_PREVIOUS, MOODLE_SECRET, MOODLE_SECRET_PREVIOUS, SUCCESS_STATUS);
    }
}
