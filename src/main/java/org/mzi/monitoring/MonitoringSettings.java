package org.mzi.monitoring;

import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** How the server tells about itself. */
public final class MonitoringSettings implements SettingGroup {

    /** Read by whoever starts the server, from the environment only: the server's log begins before this application. */
    public static final Setting<String> LOG_FORMAT = Setting.choice(
                    "LOG_FORMAT",
                    "text",
                    List.of("text", "json"),
                    "Form of the log's lines: one readable line or one JSON object for each record. Set in the environment")
            .restart();

    @Override
    public String title() {
        return "Monitoring";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(LOG_FORMAT);
    }
}
