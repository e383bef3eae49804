package org.mzi.sync;

import java.util.Arrays;
import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** What becomes of enrolments that end early. */
public final class EnrolmentSettings implements SettingGroup {

    static final Setting<String> WITHDRAWAL = Setting.choice(
            "ENROLMENT_WITHDRAWAL",
            "unenrol",
            List.of("unenrol", "suspend"),
            "What Moodle does with a withdrawn enrolment: unenrol takes the student out of the course, suspend keeps what they did"
                    + " and locks them out");
    static final Setting<List<String>> WITHDRAWN_STATUSES = Setting.of(
            "ENROLMENT_WITHDRAWN_STATUSES",
            "list",
            "Withdrawn,Withdraw,Dropped",
            "values, separated by commas",
            "Values of an enrolment's status that mean that it was withdrawn",
            text -> Arrays.stream(text.split(",")).map(String::strip).toList());

    @Override
    public String title() {
        return "Enrolments";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(WITHDRAWAL, WITHDRAWN_STATUSES);
    }
}
