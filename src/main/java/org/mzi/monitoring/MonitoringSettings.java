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

    static final Setting<String> WATCHED_PATHS = Setting.text(
            "DISK_WATCH_PATHS",
            "",
            "Directories whose file systems are watched for free space on every node that has them, with commas between;"
                    + " name PostgreSQL's data directory where it is on the same machine. The server's directory for"
                    + " temporary files is watched always");
    static final Setting<Integer> FREE_WARNING = Setting.integer(
            "DISK_FREE_WARNING",
            2_048,
            0,
            1_000_000,
            "MiB",
            "Free space below which health warns; on a file system so small that this is more than a tenth of it, a tenth");
    static final Setting<Integer> DATABASE_WARNING = Setting.integer(
            "DATABASE_SIZE_WARNING",
            0,
            0,
            100_000_000,
            "MiB",
            "Size of the database above which health warns, because PostgreSQL does not tell how much space its disk has"
                    + " left; 0 for never");

    @Override
    public String title() {
        return "Monitoring";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(LOG_FORMAT, WATCHED_PATHS, FREE_WARNING, DATABASE_WARNING);
    }
}
