package org.mzi.moodle;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** Address of Moodle and how to speak to it. */
public final class MoodleSettings implements SettingGroup {

    public static final Setting<Boolean> ENABLED = Setting.flag(
            "MOODLE_ENABLED",
            true,
            "Whether records are pushed to Moodle. While it is false they are stored only; when it becomes true, all that is"
                    + " outstanding is pushed");
    public static final Setting<URI> BASE_URL = Setting.url(
            "MOODLE_BASE_URL", "Address of the Moodle site as in its config.php ($CFG->wwwroot), https in production");
    public static final Setting<String> TOKEN =
            Setting.secret("MOODLE_TOKEN", "Web-service token of the API user for the service local_mzi_service");
    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.duration(
            "MOODLE_CONNECT_TIMEOUT", Duration.ofSeconds(5), "Longest wait for a connection to Moodle");
    public static final Setting<Duration> READ_TIMEOUT = Setting.duration(
            "MOODLE_READ_TIMEOUT", Duration.ofSeconds(60), "Longest wait for Moodle's answer to one call");

    @Override
    public String title() {
        return "Moodle";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ENABLED, BASE_URL, TOKEN, CONNECT_TIMEOUT, READ_TIMEOUT);
    }
}
