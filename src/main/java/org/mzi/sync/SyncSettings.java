package org.mzi.sync;

import java.time.Duration;
import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** How carefully Zoho's answers are taken. */
public final class SyncSettings implements SettingGroup {

    static final Setting<Duration> NOT_VISIBLE_AFTER = Setting.duration(
            "SYNC_NOT_VISIBLE_AFTER",
            Duration.ofMinutes(10),
            "Least time for which a record that Zoho does not show is looked for, before its event is parked");
    static final Setting<Duration> LOOK_AGAIN_AFTER = Setting.duration(
            "SYNC_LOOK_AGAIN_AFTER",
            Duration.ofMinutes(1),
            "Time until a record that was said to be deleted, but is still there, is looked at once more");
    static final Setting<Duration> REFRESH_AFTER = Setting.duration(
            "SYNC_REFRESH_AFTER",
            Duration.ofSeconds(10),
            "Time until a registration is read again after the last of its payments, so that it is read once for many; after a"
                    + " minute at the latest");
    static final Setting<Integer> MASS_DELETION_COUNT = Setting.integer(
            "SYNC_MASS_DELETION_COUNT",
            20,
            0,
            1_000_000,
            "records",
            "Deletions of one entity type within ten minutes that need nobody's consent; more of them wait for a person if they"
                    + " are also more than SYNC_MASS_DELETION_PERCENT");
    static final Setting<Integer> MASS_DELETION_PERCENT = Setting.integer(
            "SYNC_MASS_DELETION_PERCENT", 5, 0, 100, "%", "Share of a type's records; see SYNC_MASS_DELETION_COUNT");

    @Override
    public String title() {
        return "Synchronisation";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(NOT_VISIBLE_AFTER, LOOK_AGAIN_AFTER, REFRESH_AFTER, MASS_DELETION_COUNT, MASS_DELETION_PERCENT);
    }
}
