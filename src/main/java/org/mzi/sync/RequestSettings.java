package org.mzi.sync;

import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** What the values of a student request mean: picklists differ from organisation to organisation. */
public final class RequestSettings implements SettingGroup {

    static final Setting<String> PHOTO_TYPE = Setting.text(
            "REQUEST_TYPE_PHOTO", "Photo Update", "Type of the requests that decide on a student's new photo");
    static final Setting<String> APPROVED =
            Setting.text("REQUEST_STATUS_APPROVED", "Approved", "Status of a request that is granted");
    static final Setting<String> REJECTED =
            Setting.text("REQUEST_STATUS_REJECTED", "Rejected", "Status of a request that is refused");

    @Override
    public String title() {
        return "Student requests";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(PHOTO_TYPE, APPROVED, REJECTED);
    }
}
