package org.mzi.records;

import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** How long records are kept that nobody needs any more. */
public final class RecordRetentionSettings implements SettingGroup {

    static final Setting<Integer> RAW_DAYS = Setting.integer(
            "RETENTION_RAW_DAYS",
            0,
            0,
            3650,
            "days",
            "The Zoho record as read is removed so long after it was stored last, its attributes stay; 0 keeps it as long"
                    + " as the record");
    static final Setting<Integer> DELETED_DAYS = Setting.integer(
            "RETENTION_DELETED_DAYS",
            730,
            0,
            3650,
            "days",
            "Records that were deleted in Zoho are removed here after that time, if Moodle knows of the deletion; 0 keeps"
                    + " them");

    @Override
    public String title() {
        return "Records";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(RAW_DAYS, DELETED_DAYS);
    }
}
